import { base, headBut } from '../example.ts'
import type { FileRule, Found } from '../rule.ts'

const by = `adopted-by:
  body: A board
  role: Chair
  date: 2026-11-22
`

export const noApprovalYet: FileRule = {
  id: 'no-approval-yet',
  level: 'error',
  of: 'file',
  title: 'Nothing claims an approval, because an approval cannot yet be bound to what was approved',
  good: [base({ head: headBut('status: draft', 'status: withdrawn') })],
  bad: [
    { files: base({ head: headBut('status: draft', 'status: approved') }), says: ['This says `approved`'] },
    {
      files: { 'pathways/example/example/wales.yaml': `stands: same as base\nreviewed-against: base 1\n${by}` },
      says: ['This says that somebody adopted it'],
    },
    {
      files: {
        'content/notices/wales.yaml': `closed:\n  say: The line is closed.\n  severity: service\n  starts: 2026-11-22\n  ends: 2026-11-30\n  ${by.replace('adopted', 'approved').replaceAll('\n  ', '\n    ')}`,
      },
      says: ['This says that somebody approved `closed`'],
    },
  ],
  check: ({ file, value }) => {
    if (typeof value !== 'object' || value === null) return []
    const found: Found[] = []
    const why = 'The text could change after it was approved, and a reader would still be told that it was approved.'
    if ('status' in value && value.status === 'approved')
      found.push({
        at: { file, path: ['status'] },
        what: 'This says `approved`',
        why,
        mend: 'Write `status: draft`. Approvals will come with a way to bind them to the exact text.',
      })
    if ('adopted-by' in value && value['adopted-by'] !== 'nobody yet')
      found.push({
        at: { file, path: ['adopted-by'] },
        what: 'This says that somebody adopted it',
        why,
        mend: 'Write `adopted-by: nobody yet`. Approvals will come with a way to bind them to the exact text.',
      })
    if (file.startsWith('content/notices/'))
      for (const [id, notice] of Object.entries(value as Record<string, unknown>))
        if (typeof notice === 'object' && notice && 'approved-by' in notice && notice['approved-by'] !== 'nobody yet')
          found.push({
            at: { file, path: [id, 'approved-by'] },
            what: `This says that somebody approved \`${id}\``,
            why,
            mend: 'Write `approved-by: nobody yet`. Approvals will come with a way to bind them to the exact text.',
          })
    return found
  },
}
