import { nationNames, nations } from '../../nations.ts'
import { casesFile } from '../example.ts'
import type { FolderRule } from '../rule.ts'

const ending = (ends: string): Record<string, string> => ({
  [casesFile]: `- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: ${ends}\n`,
})

export const caseForNation: FolderRule = {
  id: 'case-for-nation',
  level: 'info',
  of: 'folder',
  title: 'In every nation at least one invented person is walked through the pathway',
  good: [
    ending('{ all: refer }'),
    ending('{ england: refer, scotland: refer, wales: refer, northern-ireland: refer }'),
    // People of a nation's own.
    {
      ...ending('{ england: refer, scotland: refer, northern-ireland: refer }'),
      [casesFile.replace('.yaml', '.wales.yaml')]:
        '- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { wales: refer }\n',
    },
    // One for all is enough, whoever else there is.
    {
      [casesFile]: `${ending('{ all: refer }')[casesFile]!}- case: In Wales\n  story: A.\n  pain: yes\n  ends: { wales: refer }\n`,
    },
  ],
  bad: [
    {
      files: ending('{ england: refer, scotland: refer }'),
      says: ['No case ends in Northern Ireland', 'No case ends in Wales'],
    },
    { files: {}, says: ['No case tests this pathway'] },
    {
      files: {
        [casesFile]: ['england', 'scotland', 'wales']
          .map((nation) => `- case: Pain in ${nation}\n  story: A.\n  pain: yes\n  ends: { ${nation}: refer }\n`)
          .join(''),
      },
      says: ['No case ends in Northern Ireland'],
    },
  ],
  check: ({ base, cases, ownCases }) => {
    const why = 'A step that leads to the wrong place would go unnoticed.'
    if (!cases && !ownCases)
      return [
        {
          at: { file: base.file, path: ['start'] },
          what: 'No case tests this pathway',
          why,
          mend: 'Write `cases.yaml`, with an invented person for each way through it.',
        },
      ]
    const shared = cases?.value ?? []
    if (shared.some(({ ends }) => ends.all !== undefined)) return []
    return nations
      .filter((nation) => !ownCases?.has(nation) && !shared.some(({ ends }) => ends[nation] !== undefined))
      .map((nation) => ({
        at: cases ? { file: cases.file, path: [0, 'ends'] } : { file: base.file, path: ['start'] },
        what: `No case ends in ${nationNames[nation]}`,
        why,
        mend: `Say under \`ends\` of some case where it ends for \`${nation}\`.`,
      }))
  },
}
