import { nearest, oneOf } from '../../nearest.ts'
import { casesFile, nation } from '../example.ts'
import type { FolderRule, Found } from '../rule.ts'
import { stepIdsOf } from '../step-ids.ts'
import { notDecidable, oneCase, type Case } from '../schema/pathway.ts'

const fixed = new Set(Object.keys(oneCase.shape))
const cases = (lines: string): Record<string, string> => ({
  [casesFile]: `- case: Pain\n  story: A person has pain.\n${lines}`,
})

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
    { files: cases('  pain: yes\n  pian: yes\n  ends: { all: refer }\n'), says: ['No step is called `pian`'] },
    { files: cases('  pain: yes\n  ends: { all: refr }\n'), says: ['No step is called `refr`'] },
    { files: cases('  pain: yes\n  ends: { }\n'), says: ['“Pain” does not say where it ends'] },
    {
      files: cases('  pain: yes\n  ends: { all: refer, wales: somewhere }\n'),
      says: ['No step is called `somewhere`'],
    },
  ],
  check: (folder) => {
    const { cases: file } = folder
    if (!file) return []
    const known = stepIdsOf(folder)
    return file.value.flatMap((one, i) => ofCase(one, i, file.file, known, folder.incomplete === true))
  },
}

/** @param incomplete whether there may be steps that could not be read: then none is said to be unknown */
function ofCase(one: Case, i: number, file: string, known: ReadonlySet<string>, incomplete: boolean): Found[] {
  const isKnown = (id: string): boolean => incomplete || known.has(id)
  const unknown = (id: string, path: string[], key: boolean): Found => {
    const near = nearest(id, known)
    return {
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
