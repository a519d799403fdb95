import { nearest, oneOf } from '../../nearest.ts'
import { casesFile, nation } from '../example.ts'
import type { FolderRule, Found } from '../rule.ts'
import type { PathwayFolder, Typed } from '../../folder.ts'
import { isNation, nationNames, nations as allNations, type NationId } from '../../nations.ts'
import { ownerOf as fileOwner } from '../owner.ts'
import { stepIdsOf, stepsWrittenIn } from '../step-ids.ts'
import { notDecidable, oneCase, type Case, type Cases } from '../schema/pathway.ts'

const fixed = new Set(Object.keys(oneCase.shape))
const cases = (lines: string): Record<string, string> => ({
  [casesFile]: `- case: Pain\n  story: A person has pain.\n${lines}`,
})

const ofWales = (text: string): Record<string, string> => ({ [casesFile.replace('.yaml', '.wales.yaml')]: text })

export const caseKnownStep: FolderRule = {
  id: 'case-known-step',
  level: 'error',
  of: 'folder',
  alone: true,
  title: 'A case answers steps that exist, and ends somewhere',
  good: [
    cases('  pain: yes\n  ends: { all: refer }\n'),
    // A step that a nation adds, or has in a chart of its own.
    {
      ...nation(
        'wales',
        'differs:\n  - because: Ring first.\n    source: guideline 1\n    steps:\n      pain: { kind: do, do: Examine., then: ring }\n      ring: { kind: referral, strength: refer, urgency: urgent, after: pain, do: Ring. }\n    without: [refer, wait]\n',
      ),
      ...cases('  pain: yes\n  ends: { all: refer, wales: ring }\n'),
    },
    {
      ...nation(
        'wales',
        'because: All is other.\nstart: ring\nsteps:\n  ring: { kind: referral, strength: refer, urgency: urgent, do: Ring., source: "guideline 1" }\n',
        'own graph',
      ),
      ...cases('  pain: yes\n  ends: { all: refer, wales: ring }\n'),
    },
  ],
  bad: [
    {
      files: ofWales('- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { wales: refr }\n'),
      says: ['No step is called `refr`'],
    },
    {
      files: ofWales('- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { scotland: refer }\n'),
      says: ['“Pain” does not say where it ends in Wales'],
    },
    { files: cases('  pain: yes\n  pian: yes\n  ends: { all: refer }\n'), says: ['No step is called `pian`'] },
    { files: cases('  pain: yes\n  ends: { all: refr }\n'), says: ['No step is called `refr`'] },
    { files: cases('  pain: yes\n  ends: { }\n'), says: ['“Pain” does not say where it ends'] },
    {
      files: cases('  pain: yes\n  ends: { all: refer, wales: somewhere }\n'),
      says: ['No step is called `somewhere`'],
    },
  ],
  check: (folder) => {
    const { cases, ownCases = new Map<NationId, Typed<Cases>>() } = folder
    const known = stepIdsOf(folder)
    return [
      ...(cases?.value ?? []).flatMap((one, i) => ofCase(one, i, cases!.file, folder, known)),
      ...[...ownCases].flatMap(([nation, { file, value }]) =>
        value.flatMap((one, i) => [...ofCase(one, i, file, folder, known), ...elsewhere(one, i, file, nation)]),
      ),
    ]
  },
}

/** The one nation that a case, or the step that was probably meant, belongs to: what it renamed is its own to mend. */
function ownerOf(one: Case, near: string | undefined, { base, nations, boards }: PathwayFolder): Found['owner'] {
  const ends = Object.keys(one.ends).filter((key) => key === 'all' || isNation(key))
  const [only] = ends
  if (ends.length === 1 && only !== undefined && only !== 'all') return only
  if (near === undefined || Object.hasOwn(base.value.steps, near)) return undefined
  const writers = new Set(
    [...nations.values(), ...boards.values()]
      .filter(({ value }) => stepsWrittenIn(value).has(near))
      .map(({ file }) => fileOwner(file)),
  )
  return writers.size === 1 ? [...writers][0] : undefined
}

/** A person of one nation who ends in another's pathway alone would never be walked anywhere. */
function elsewhere({ case: name, ends }: Case, i: number, file: string, nation: NationId): Found[] {
  if (Object.keys(ends).length === 0 || ends.all !== undefined || ends[nation] !== undefined) return []
  return [
    {
      at: { file, path: [i, 'ends'] },
      what: `“${name}” does not say where it ends in ${nationNames[nation]}`,
      why: 'These people are walked through the pathway of one nation; this one would be walked nowhere.',
      mend: `Write \`${nation}:\` or \`all:\`, with the id of the step where it must end.`,
    },
  ]
}

function ofCase(one: Case, i: number, file: string, folder: PathwayFolder, known: ReadonlySet<string>): Found[] {
  // Where there may be steps that could not be read, or stand in a file that is not there, none is said to be unknown.
  const unread = folder.incomplete === true || folder.nations.size < allNations.length
  const isKnown = (id: string): boolean => unread || known.has(id)
  const unknown = (id: string, path: string[], key: boolean): Found => {
    const near = nearest(id, known)
    const nation = path[0] === 'ends' && isNation(path[1]!) ? path[1] : undefined
    const owner = file === folder.cases?.file ? (nation ?? ownerOf(one, near, folder)) : undefined
    return {
      ...(owner !== undefined && { owner }),
      at: { file, path: [i, ...path], key },
      what: `No step is called \`${id}\``,
      why: 'The case would pass without testing what it was written for.',
      mend: near ? `Did you mean \`${near}\`?` : `Use ${oneOf([...known])}.`,
    }
  }
  const found = Object.keys(one)
    .filter((key) => !fixed.has(key) && !isKnown(key))
    .map((key) => unknown(key, [key], true))
  const ends = Object.entries(one.ends)
  if (ends.length === 0)
    found.push({
      at: { file, path: [i, 'ends'] },
      what: `“${one.case}” does not say where it ends`,
      why: 'A case that expects nothing tests nothing.',
      mend: 'Add `all:` or a nation, with the id of the step where it must end, or `not-decidable` where that turns on a value which is not known.',
    })
  for (const [nation, id] of ends)
    if (id !== undefined && id !== notDecidable && !isKnown(id)) found.push(unknown(id, ['ends', nation], false))
  return found
}
