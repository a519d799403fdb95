import type { Example, LibraryRule } from '../rule.ts'

const notice = (starts: string, ends: string): Example => ({
  'content/notices/all.yaml': `closed:
  say: The line is closed.
  severity: service
  starts: ${starts}
  ends: ${ends}
  approved-by: nobody yet
`,
})

export const noticeInTime: LibraryRule = {
  id: 'notice-in-time',
  level: 'error',
  of: 'library',
  alone: true,
  title: 'A notice ends after it starts, and within a year',
  good: [notice('2026-11-22', '2026-11-22'), notice('2026-11-22', '2027-11-22')],
  bad: [
    { files: notice('2026-11-22', '2026-11-21'), says: ['`closed` ends before it starts'] },
    { files: notice('2026-11-22', '2027-11-23'), says: ['`closed` lasts longer than a year'] },
  ],
  check: ({ notices }) =>
    notices.flatMap(({ file, id, starts, ends }) => {
      if (ends < starts)
        return [
          {
            at: { file, path: [id, 'ends'] },
            what: `\`${id}\` ends before it starts`,
            why: 'Nobody would ever be shown it.',
            mend: `Write a day on or after ${starts}.`,
          },
        ]
      const year = `${Number(starts.slice(0, 4)) + 1}${starts.slice(4)}`
      if (ends <= year) return []
      return [
        {
          at: { file, path: [id, 'ends'] },
          what: `\`${id}\` lasts longer than a year`,
          why: 'What always stands over the chart is read by nobody, and then nobody reads the notice that matters.',
          mend: `Write ${year} or an earlier day; what is to stay belongs in the pathway itself.`,
          see: { at: { file, path: [id, 'starts'] }, what: 'It starts here' },
        },
      ]
    }),
}
