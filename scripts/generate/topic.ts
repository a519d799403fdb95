/** What each generated pathway is about: its title, its folder and the words that people type to find it. */
import { randomFrom, type Random } from './random.ts'
import { groups, qualifiers, specialties, type Specialty, type Word } from './vocabulary.ts'

export interface Topic {
  specialty: Specialty
  slug: string
  title: string
  /** The title in running text: `recurrent knee pain in adults`. */
  about: string
  aliases: string[]
}

/**
 * Topics without end to speak of, in an order that does not depend on how many are asked for: a library of 100 is
 * the beginning of a library of 1,000. Sites and problems are paired afresh before a pair comes again with other words.
 * @param taken slugs that may not be used
 */
export function* topics(seed: string, taken: ReadonlySet<string>): Generator<Topic, void> {
  const decks = specialties.map((specialty) => {
    const random = randomFrom(seed, 'topics', specialty.folder)
    const pairs = specialty.sites.flatMap((site) => specialty.problems.map((problem) => [site, problem] as const))
    const ways = groups.flatMap((group) => qualifiers.map((qualifier) => [qualifier, group] as const))
    return { specialty, random, pairs: random.shuffled(pairs), ways: random.shuffled(ways) }
  })
  const used = new Set(taken)
  const names = new Set<string>()
  for (let round = 0; ; round++) {
    let dealt = false
    for (const { specialty, random, pairs, ways } of decks) {
      const pair = round % pairs.length
      const turn = Math.floor(round / pairs.length)
      if (turn >= ways.length) continue
      dealt = true
      // Neighbouring pairs take different words, or one turn would be "Persistent …" throughout.
      const topic = topicOf(specialty, pairs[pair]!, ways[(turn + pair) % ways.length]!, random)
      if (used.has(topic.slug)) continue
      used.add(topic.slug)
      // No two pathways answer to the same name, as in a library that people keep; the first is the topic's own.
      const [own, ...more] = topic.aliases
      const free = [own!, ...more.filter((name) => !names.has(name.toLowerCase()))]
      if (names.has(own!.toLowerCase())) free[0] = topic.about
      for (const name of free) names.add(name.toLowerCase())
      yield { ...topic, aliases: free }
    }
    if (!dealt) return
  }
}

function topicOf(
  specialty: Specialty,
  [site, problem]: readonly [Word, Word],
  [qualifier, group]: readonly [Word, Word],
  random: Random,
): Topic {
  const name = `${qualifier[0]} ${site[0]} ${problem[0]} in ${group[0]}`
  const lay = [
    ...site.slice(1).map((word) => `${word} ${problem[0]}`),
    ...problem.slice(1).map((word) => `${site[0]} ${word}`),
  ]
  const aliases = [
    `${site[0]} ${problem[0]}`,
    ...random.shuffled(lay).slice(0, random.int(1, 4)),
    ...(random.chance(0.5) ? [`${random.pick(site)} ${random.pick(problem)} ${random.pick(group)}`] : []),
    ...(random.chance(0.5) ? [initials(name)] : []),
    ...(random.chance(0.3) ? [misspelt(`${site[0]} ${problem[0]}`, random)] : []),
  ]
  return {
    specialty,
    slug: slugOf(name),
    title: `${name} (test data)`,
    about: name[0]!.toLowerCase() + name.slice(1),
    aliases: [...new Set(aliases)],
  }
}

/** A text as an id: small letters, figures and hyphens, at most 60 of them, whole words where there are several. */
export function slugOf(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return words.length <= 60 ? words : words.slice(0, words.lastIndexOf('-', 60))
}

function initials(name: string): string {
  const small = new Set(['in', 'with', 'after'])
  const letters = name.split(/[ -]/).filter((word) => !small.has(word))
  return letters.map((word) => word[0]!.toUpperCase()).join('')
}

/** Two neighbouring letters change places, as they do in a hurry. */
function misspelt(words: string, random: Random): string {
  const at = random.int(1, words.length - 3)
  return words.slice(0, at) + words[at + 1]! + words[at]! + words.slice(at + 2)
}
