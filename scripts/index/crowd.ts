/**
 * A crowd of generated pathways around the real ones, to see whether the right one still stands first among a thousand.
 * Only what the lookup reads of them is made, so that it takes no time.
 */
import { wordsOf, stem } from '../../src/index/fold.ts'
import { compare } from '../../src/diagnostic.ts'
import { besideTitle } from '../../src/index/entries.ts'
import { readEntries, writeEntries, type Entry, type LookupData, type MoreData } from '../../src/index/format.ts'
import type { Found } from '../../src/index/lookup.ts'
import { namesOf } from '../../src/index/words.ts'
import { specialtyName } from '../../src/view/labels.ts'
import { topics, type Topic } from '../generate/topic.ts'

export interface Crowd {
  data: LookupData
  more: MoreData
  topics: ReadonlyMap<string, Topic>
}

/** @param size how many pathways in all */
export function crowdAround(data: LookupData, more: MoreData, size: number): Crowd {
  // All stand alike: who is checked and who is not is another question.
  const own = readEntries(data).map((entry): Entry => ({ ...entry, state: 'fine' }))
  const specialties = [...data.specialties]
  const others: Entry[] = []
  const made = new Map<string, Topic>()
  for (const topic of topics('1', new Set(own.map(({ slug }) => slug)))) {
    if (own.length + others.length === size) break
    const name = specialtyName(topic.specialty.folder)
    const known = specialties.indexOf(name)
    const specialty = known < 0 ? specialties.push(name) - 1 : known
    others.push({
      slug: topic.slug,
      title: topic.title,
      specialty,
      state: 'fine',
      redFlags: 'section-red-flags',
      also: besideTitle(topic.title, topic.aliases),
    })
    made.set(topic.slug, topic)
  }
  // As the build orders them: neighbours alike.
  const called = ({ slug }: Entry): string => made.get(slug)!.aliases[0]!
  others.sort((a, b) => a.specialty - b.specialty || compare(called(a), called(b)) || compare(a.slug, b.slug))
  const padding = '\n'.repeat(others.length)
  return {
    data: { ...data, specialties, ...writeEntries([...own, ...others]) },
    more: {
      ...more,
      red: more.red + padding,
      criteria: more.criteria + padding,
      tests: more.tests + padding,
      urgency: more.urgency + padding,
    },
    topics: made,
  }
}

/**
 * Whether a generated pathway is as right an answer as the one that was meant: it has all the words that were typed, or
 * all those of another name for it.
 */
export function isCalled({ title, aliases }: Topic, { query, words }: Found): boolean {
  const own = [title, ...aliases].flatMap(wordsOf)
  const has = (name: readonly string[]): boolean =>
    name.every((word) => own.some((one) => one.startsWith(word) || stem(one) === stem(word)))
  return [query.words, ...words.flatMap((word) => namesOf(word, 0).map(({ text }) => wordsOf(text)))].some(has)
}
