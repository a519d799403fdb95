/**
 * The register of a generated library: the repository's own entries, because nations and boards cite them, and
 * entries that stand for nothing, which are all that generated pathways cite.
 */
import type { Register } from '../../src/validate/schema/content.ts'
import { citations } from '../../src/pathway.ts'

const perNation = 6
const owners = ['all', 'england', 'scotland', 'wales', 'northern-ireland'] as const

/** Entries for made-up sources, each saying that it is one. */
export const generatedRegister: Register = Object.fromEntries(
  owners.flatMap((nation) =>
    Array.from({ length: perNation }, (_, i) => [
      `generated-${nation}-${i + 1}`,
      {
        organisation: 'Library generator',
        title: `Generated source ${i + 1}, not a real document`,
        nation,
        version: 'test data',
        accessed: '2026-01-01',
        // One in six is passed on by somebody else, so that pages show what they say about such a source.
        seen: i === perNation - 1 ? 'second hand' : 'publisher text',
      } as const,
    ]),
  ),
)

/** A source as it stands in a file, with every id replaced by a made-up one of the same nation. */
export function sourceFor(source: string, register: Register): string {
  return citations(source)
    .map(({ id, at }) => `${madeUp(register[id]?.nation ?? 'all', id)}${at === '' ? ' page 1' : ` ${at}`}`)
    .join('; ')
}

/** One made-up source of a nation, always the same for the same words. */
export function madeUp(nation: string, words: string): string {
  let sum = 0
  for (let i = 0; i < words.length; i++) sum = (sum * 31 + words.charCodeAt(i)) % 65521
  return `generated-${nation}-${(sum % perNation) + 1}`
}
