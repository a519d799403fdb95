/** A whole generated library: files by path, ready to be written or checked. */
import { parse } from 'yaml'
import type { Files } from '../../src/read/library.ts'
import type { NationFacts, Organisations, Register } from '../../src/validate/schema/content.ts'
import { draftFrom } from './draft.ts'
import { filesOf, warning } from './files.ts'
import { randomFrom, type Random } from './random.ts'
import { generatedRegister, madeUp } from './sources.ts'
import { reworded, startersIn } from './starter.ts'
import { topics } from './topic.ts'
import { writeYaml } from './yaml.ts'

/** What is copied word for word. Other content names pathways that a generated library does not have. */
const copied = /^content\/(?:behaviours\/|words\/|glossary\.yaml$)/

/**
 * @param own the repository's own `pathways/` and `content/`, path → text
 * @returns path → text. The same seed gives the same texts, and a larger library begins with the smaller one.
 */
export function generateLibrary(own: Files, { count, seed }: { count: number; seed: string }): Map<string, string> {
  const starters = startersIn(own)
  if (starters.length === 0)
    throw new Error('There is no pathway to start from: `pathways/` of this repository is empty')
  const register = parse(own.get('content/sources.yaml') ?? '{}') as Register
  const files = new Map<string, string>()
  const slugs: string[] = []
  const seen = new Set<string>()
  for (const topic of topics(seed, new Set(starters.map(({ slug }) => slug)))) {
    if (slugs.length === count) break
    const random = randomFrom(seed, 'pathway', slugs.length)
    const starter = reworded(random.pick(starters), topic, register, random)
    for (const [file, text] of filesOf(draftFrom(starter, topic, slugs.slice(-50), seen, random), random))
      files.set(file, text)
    slugs.push(topic.slug)
  }
  if (slugs.length < count) throw new Error(`The word lists give ${slugs.length} different titles, not ${count}`)

  for (const [file, text] of own) if (copied.test(file)) files.set(file, text)
  files.set('content/sources.yaml', writeYaml({ ...register, ...generatedRegister }, [warning]))
  for (const [file, text] of own) {
    if (file.startsWith('content/nations/'))
      files.set(file, writeYaml(withoutOwnClocks(parse(text) as NationFacts), [warning]))
    if (!file.startsWith('content/organisations/')) continue
    const random = randomFrom(seed, file)
    files.set(file, writeYaml(withDestinations(parse(text) as Organisations, slugs.slice(0, 20), random), [warning]))
  }
  return files
}

/** A nation without the clocks of single pathways, which a generated library does not have. */
function withoutOwnClocks({ clocks, ...facts }: NationFacts): NationFacts {
  return { ...facts, ...(clocks && { clocks: clocks.filter(({ pathways }) => pathways === undefined) }) }
}

/** Where boards send their referrals: made-up places for the first pathways, in place of the repository's own. */
function withDestinations(written: Organisations, slugs: readonly string[], random: Random): Organisations {
  const organisations = Object.entries(written.organisations).map(([id, { destinations: _own, ...organisation }]) => {
    const made = slugs
      .filter(() => random.chance(0.4))
      .map((slug) => [
        slug,
        {
          to: `Test clinic ${random.int(1, 9)}`,
          source: `${madeUp('all', id)} page ${random.int(1, 40)}`,
          checked: '2026-01-01',
        },
      ])
    return [id, made.length > 0 ? { ...organisation, destinations: Object.fromEntries(made) } : organisation]
  })
  return { ...written, organisations: Object.fromEntries(organisations) }
}
