/** Families against names and pages: ids that are paths, and texts that would break out of where they are shown. */
import { base, example, nation, stepsBut } from '../../src/validate/example.ts'
import { cross, crossWords, type Family } from './family.ts'
import { words } from './places.ts'

const ids = [
  '../x',
  '../../etc/passwd',
  'a/b',
  'a\\b',
  '/x',
  '.',
  '..',
  'A',
  'Wait',
  'é',
  'wаit',
  'a b',
  'a"b',
  "a'b",
  'a#b',
  'a?b',
  'a%2fb',
  '<b>',
  '-a',
  'a-',
  'a--b',
  '1a',
  'section-a',
  'x'.repeat(80),
  '__proto__',
  'a\u0000',
]
const quoted = (id: string): string => JSON.stringify(id)

const names: Family = {
  name: 'ids that are paths or more than a name',
  by: /./,
  refused: cross(
    ids.map((id) => [quoted(id.slice(0, 20)), id] as const),
    [
      [
        'step',
        (id) => base({ steps: stepsBut('  wait:', `  ${quoted(id)}:`).replace('go: wait', `go: ${quoted(id)}`) }),
      ],
      ['answer', (id) => base({ steps: stepsBut('      no:', `      ${quoted(id)}:`) })],
      [
        'other pathway',
        (id) =>
          base({
            steps: stepsBut(
              '{ kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer }',
              `{ kind: go-to, pathway: ${quoted(id)} }`,
            ),
          }),
      ],
      [
        'source',
        (id) => ({ 'content/sources.yaml': example['content/sources.yaml']!.replace('guideline:', `${quoted(id)}:`) }),
      ],
      ['step left out', (id) => nation('wales', `differs:\n  - because: So.\n    without: [${quoted(id)}]\n`)],
    ],
  ),
}

const inPathway = Object.fromEntries(Object.entries(example).filter(([file]) => file.startsWith('pathways/')))
const moved = (to: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inPathway).map(([file, text]) => [`${to}/${file.slice(file.lastIndexOf('/') + 1)}`, text]),
  )

const folders: Family = {
  name: 'files in places that nothing reads',
  by: /^known-file$/,
  refused: [
    'pathways/example',
    'pathways/example/example/more',
    'pathways/Example/other',
    'pathways/example/Other',
    'pathways/example/é',
    'pathways/example/a b',
    'pathways/example/-a',
    'pathways/example/a%2f',
    'content/pathways/a',
  ].map((to) => ({ name: to, files: moved(to) })),
}

/** Each would run, or end what it stands in, if a page took it as it is. */
const breakouts: Family = {
  name: 'texts that would break out of a page',
  refused: [],
  shown: crossWords(
    [
      '<script>CANARY()</script>',
      '</script><script>CANARY()</script>',
      '</title><img src=x onerror=CANARY()>',
      '"><img src=x onerror=CANARY()>',
      '" onmouseover="CANARY()" x="',
      '<svg onload=CANARY()>',
      '<a href="javascript:CANARY()">here</a>',
      '<style>*{display:none}</style>',
      '<!-- CANARY',
      '-->CANARY<b>',
      ']]><script>CANARY()</script>',
      '&lt;script&gt;CANARY()&lt;/script&gt;',
      '&#60;script&#62;CANARY()',
      '<iframe src="https://example.org">',
      '<x-canary>',
      '<base href="https://example.org/">',
    ],
    words,
  ),
}

/** What a spreadsheet, a diary, a feed or a diagram would obey. */
const elsewhere: Family = {
  name: 'texts that another program would obey',
  refused: [],
  shown: crossWords(
    [
      '=HYPERLINK("https://example.org","CANARY")',
      '=cmd|"CANARY"!A1 <b>',
      'BEGIN:VEVENT <b>CANARY</b>',
      '{{constructor.constructor("CANARY")()}} <b>',
      '${CANARY} <b>',
      '"]; click x "javascript:CANARY()" <b>',
    ],
    words,
  ),
}

export const nameFamilies = [names, folders, breakouts, elsewhere]
