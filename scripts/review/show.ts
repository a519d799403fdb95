/** What a reviewer reads before recording a review: what moved in the base, and what the nation has there. */
import { stringify } from 'yaml'
import { compareSides } from '../../src/diff/pathway.ts'
import { sideOf } from '../../src/diff/side.ts'
import type { PathwayFolder, Typed } from '../../src/folder.ts'
import { resolveBase } from '../../src/resolve/resolve.ts'
import { drift, inWords, type Moved } from '../../src/validate/drift.ts'
import type { Base, Nation, SectionName } from '../../src/validate/schema/pathway.ts'

/**
 * @param old the base that was compared with; undefined where it was not kept
 * @returns text for a terminal: each thing that moved as the old base, the new base and the nation have it
 */
export function showReview(
  folder: PathwayFolder,
  old: Typed<Base> | undefined,
  { file, value: stance }: Typed<Nation>,
  name: string,
): string {
  const { base } = folder
  const head = `${base.value.title}, ${name}\n${file}: compared with \`${stance['reviewed-against']}\`; the base is at version ${base.value.version}.\n`
  if (!old)
    return `${head}\nThe older base was not kept, so what moved cannot be shown. Read the whole base beside the variant:\n\n${indent(stringify(base.value, { lineWidth: 0 }))}`
  const moved = drift(old.value, base.value, stance)
  if (moved.length === 0) return `${head}\nNothing that ${name} leans on has moved.\n`
  const changes = compareSides(sideOf(resolveBase({ ...folder, base: old })), sideOf(resolveBase(folder)))
  return [
    head,
    'What changed in the base:',
    ...changes.map(({ text }) => `  - ${text}`),
    '',
    ...moved.flatMap((one) => block(one, old.value, base.value, stance, name)),
  ].join('\n')
}

function block(moved: Moved, old: Base, now: Base, stance: Nation, name: string): string[] {
  const part = (title: string, value: unknown): string[] =>
    value === undefined
      ? [`  ${title}: nothing`]
      : [`  ${title}:`, indent(stringify(value, { lineWidth: 0 }).trimEnd())]
  return [
    inWords(moved),
    ...part(`base ${old.version}`, inBase(old, moved)),
    ...part(`base ${now.version}`, inBase(now, moved)),
    ...part(name, inNation(stance, moved) ?? (moved.lean === 'left out here' ? 'left out' : 'as the base has it')),
    '',
  ]
}

function inBase(base: Base, { what, id }: Moved): unknown {
  if (what === 'step') return base.steps[id]
  if (what === 'value') return base['each-nation-says']?.[id]
  return what === 'start' ? base.start : base[id as SectionName]
}

function inNation(stance: Nation, { what, id }: Moved): unknown {
  if (what === 'value') return stance.values?.[id]
  if (what === 'start') return stance.start
  const written = stance.differs?.findLast((one) =>
    what === 'step' ? one.steps?.[id] : one.sections?.[id as SectionName],
  )
  return what === 'step' ? written?.steps?.[id] : written?.sections?.[id as SectionName]
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '    ')
