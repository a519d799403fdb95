import { describe, expect, test } from 'vitest'
import type { Diagnostic, Fault, Owner } from './diagnostic.ts'
import { nations, type NationId } from './nations.ts'
import { check } from './pipeline.ts'
import {
  base,
  baseFile,
  casesFile,
  example,
  filesOf,
  folder,
  headBut,
  headWith,
  nation,
  nationFile,
  prose,
  register,
  sectionsBut,
  stepsBut,
  stepsWith,
  welshFile,
} from './validate/example.ts'
import { ownerOf } from './validate/owner.ts'
import type { Example } from './validate/rule.ts'

/** Files to change, add, or (undefined) take away. */
type Change = Readonly<Record<string, string | undefined>>

function checkWith(change: Change, asked: readonly NationId[] = nations): ReturnType<typeof check> {
  const files = new Map(filesOf(change as Example))
  for (const [file, text] of Object.entries(change)) if (text === undefined) files.delete(file)
  return check(files, { nations: asked, asOf: '2026-11-22' })
}

/** `file:line:column-end owner rule: what | mend`. */
const line = ({ file, line, column, endColumn, owner, rule, what, mend }: Diagnostic): string =>
  `${file.replace(`${folder}/`, '')}:${line}:${column}-${endColumn} ${owner} ${rule}: ${what} | ${mend}`

/** The examples have no cases on purpose. */
const lines = (change: Change): string[] =>
  checkWith(change)
    .diagnostics.filter(({ rule }) => rule !== 'case-for-nation')
    .map(line)

const cases = (text: string): Example => ({ [casesFile]: text })
const kase = '- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { all: refer }\n'

describe('every kind of bad file is said at its place, to its owner, with a way to mend it', () => {
  const bad: [string, Change, string[]][] = [
    [
      'a line that does not fit',
      base({ head: headWith('purpose for nobody\n') }),
      [
        'base.yaml:7:1-19 all yaml-syntax: This line has no key | Add the key and a colon before it, or put it in one pair of double quotes with the line above.',
      ],
    ],
    [
      'a tab',
      base({ steps: stepsBut('  pain:', '\tpain:') }),
      ['base.yaml:22:1-2 all yaml-syntax: This line is indented with a tab | Use two spaces for each level.'],
    ],
    [
      'an unclosed quote',
      base({ head: headBut('title: Example', 'title: "Example') }),
      [
        'base.yaml:1:8-9 all yaml-syntax: A quotation mark is opened here and never closed | Add the closing quotation mark.',
      ],
    ],
    [
      'a bound as a sign',
      base({ steps: stepsBut('say: "Yes",', 'above: >10,') }),
      [
        'base.yaml:26:21-37 all yaml-sign: `>10, go: refer }` begins with `>`, which in YAML means a long text that starts on the next line | Put the whole text in double quotes. A bound is written `from: 10` (≥), `above: 10` (>), `below: 10` (<) or `up-to: 10` (≤).',
      ],
    ],
    [
      'a key twice',
      base({ head: headWith('title: Example again\n') }),
      [
        'base.yaml:7:1-6 all yaml-twice: `title` is written twice here | Remove one, or give it another name. If these are the entries of a list, begin each with `- `.',
      ],
    ],
    [
      'a step twice',
      base({
        steps: stepsWith('  wait: { kind: manage, do: Rest., source: "guideline 1", if-still-concerned: refer }\n'),
      }),
      [
        'base.yaml:30:3-7 all yaml-twice: `wait` is written twice here | Remove one, or give it another name. If these are the entries of a list, begin each with `- `.',
      ],
    ],
    [
      'an alias bomb',
      base({ head: headWith('also-called: &a [x, *a, *a]\n') }),
      [
        'base.yaml:7:1-12 all yaml-sign: `&a` is read as a name for copies of this place | If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
        'base.yaml:7:21-23 all yaml-sign: `*a` is read as a copy of another place in the file | If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
        'base.yaml:7:25-27 all yaml-sign: `*a` is read as a copy of another place in the file | If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
      ],
    ],
    [
      'an unknown key',
      base({ head: headBut('review-by', 'reveiw-by') }),
      ['base.yaml:6:1-10 all unknown-key: Nothing is called `reveiw-by` here | Did you mean `review-by`?'],
    ],
    [
      'an unknown key that is near to none',
      base({ sections: sectionsBut('send:\n', 'send:\n  urgency: now\n') }),
      [
        'base.yaml:15:3-10 all unknown-key: Nothing is called `urgency` here | Use `not-known`, `searched` or `meanwhile`.',
      ],
    ],
    [
      'a wrong date',
      base({ head: headBut('2027-11-22', '2027-02-30') }),
      [
        'base.yaml:6:12-22 all wrong-form: `2027-02-30` is not a date: write year-month-day, for example 2027-11-22 | Write a day that there is, as year-month-day.',
      ],
    ],
    [
      'a wrong kind',
      base({ steps: stepsBut('kind: manage', 'kind: manege') }),
      ['base.yaml:29:17-23 all unknown-word: `manege` is not a kind of step | Did you mean `manage`?'],
    ],
    [
      'no kind',
      base({ steps: stepsBut('kind: manage, ', '') }),
      [
        'base.yaml:29:3-7 all missing-key: `kind` is missing | Add `kind:` with `criteria`, `question`, `do`, `test`, `advice`, `referral`, `manage` or `go-to`.',
      ],
    ],
    [
      'a wrong word',
      base({ steps: stepsBut('urgency: urgent', 'urgency: urgnet') }),
      [
        'base.yaml:28:54-60 all unknown-word: `urgnet` is not a word that `urgency` knows | Did you mean `urgent`? It may be `emergency`, `same-day`, `suspected-cancer`, `urgent` or `routine`.',
      ],
    ],
    [
      'a wrong id',
      base({ steps: stepsBut('  wait:', '  Wait_now:').replace('go: wait', 'go: refer') }),
      [
        'base.yaml:29:3-11 all id-form: `Wait_now` is not an id: use small letters, figures and hyphens, beginning with a letter | Write for example `wait-now`.',
      ],
    ],
    [
      'an empty text',
      base({ head: headBut('title: Example', 'title: ""') }),
      ['base.yaml:1:8-10 all wrong-form: `title` is empty | Write it, or remove the key.'],
    ],
    [
      'nothing after a key',
      base({ head: headBut('title: Example', 'title:') }),
      ['base.yaml:1:1-6 all missing-key: Nothing is written after `title:` | Write it, or remove the key.'],
    ],
    [
      'a figure for a text',
      base({ head: headBut('title: Example', 'title: 10') }),
      [
        'base.yaml:1:8-10 all wrong-form: The figure `10` stands where a text is needed | Put it in double quotes if it is a text.',
      ],
    ],
    [
      'a text for a figure',
      base({ head: headBut('version: 1', 'version: one') }),
      [
        'base.yaml:4:10-13 all wrong-form: The text `one` stands where a figure is needed | Write a figure for `version`.',
      ],
    ],
    [
      'a list for a group',
      base({ steps: 'start: pain\nsteps:\n  - pain\n' }),
      [
        'base.yaml:21:1-6 all wrong-form: A list stands where a group of keys is needed | Write a group of keys for `steps`.',
      ],
    ],
    [
      'an empty section',
      base({ sections: sectionsBut('send:\n  not-known: Nothing was found.', 'send: []') }),
      [
        'base.yaml:14:1-5 all missing-key: The list `send` is empty | Add an entry, or write `not-known:` with what was looked for.',
      ],
    ],
    [
      'a text that is too long',
      base({ head: headBut('title: Example', `title: ${'x'.repeat(601)}`) }),
      ['base.yaml:1:8-609 all wrong-form: `title` is longer than 600 characters | Say it shorter, or part it in two.'],
    ],
    [
      'one answer only',
      base({ steps: stepsBut('      no: { say: "No", go: wait }\n', '') }),
      [
        'base.yaml:25:5-12 all wrong-form: `answers` has fewer than two answers | Add the other answer, or make it a step of the kind `do`.',
      ],
    ],
    [
      'a misspelt target',
      base({ steps: stepsBut('go: wait', 'go: wiat') }),
      [
        'base.yaml:27:28-32 all go-to-known-step: No step is called `wiat` | Did you mean `wait`? Or add a step called `wiat`.',
      ],
    ],
    [
      'a misspelt source',
      base({ steps: stepsBut('guideline 1.3', 'guidelnie 1.3') }),
      ['base.yaml:29:44-59 all source-registered: No source is registered as `guidelnie` | Did you mean `guideline`?'],
    ],
    [
      'a source that is none',
      base({ steps: stepsBut('"guideline 1.3"', '"see the guideline!; "') }),
      [
        'base.yaml:29:44-66 all wrong-form: `see the guideline!; ` is not a source: write the register id, then where in it, for example `nice-ng12 1.3.2` | Write an id from `content/sources.yaml`, then the place in it; part several with `; `.',
      ],
    ],
    [
      'an address that is no https',
      { 'content/sources.yaml': register + '  url: http://example.org\n' },
      [
        'content/sources.yaml:8:8-26 all wrong-form: `http://example.org` is not an https address | Write an address that begins with `https://`, or leave it out.',
      ],
    ],
    [
      'an empty file',
      { [baseFile]: '' },
      ['base.yaml:1:1-2 all missing-key: This file is empty | Write it, or delete the file.'],
    ],
    [
      'only a comment',
      { [nationFile('wales')]: '# to do\n' },
      ['wales.yaml:1:1-2 wales missing-key: This file is empty | Write it, or delete the file.'],
    ],
    [
      'a file of another kind',
      { [nationFile('wales')]: '- a\n- b\n' },
      [
        'wales.yaml:1:1-2 wales wrong-form: A list stands where a group of keys is needed | Write a group of keys, as in the other files of this kind.',
      ],
    ],
    [
      'a byte order mark',
      { [nationFile('wales')]: '\ufeff' + example[nationFile('wales')]! },
      [
        'wales.yaml:1:1-2 wales hidden-character: This file begins with a byte order mark (U+FEFF), which cannot be seen | Save the file as “UTF-8” without a byte order mark (“BOM”).',
      ],
    ],
    [
      'a hidden character',
      base({ head: headBut('title: Example', 'title: Exa\u200bmple') }),
      [
        'base.yaml:1:11-12 all hidden-character: This text holds a character that cannot be seen (U+200B) after `title: Exa` | Type the text again instead of pasting it.',
      ],
    ],
    [
      'a turned character',
      base({ head: headBut('title: Example', 'title: "Example \u202e"') }),
      [
        'base.yaml:1:17-18 all hidden-character: This text holds a character that turns the reading direction round (U+202E) after `title: "Example ` | Type the text again instead of pasting it.',
      ],
    ],
    [
      'a key of programs',
      base({ head: headWith('__proto__: { a: b }\n') }),
      ['base.yaml:7:1-10 all yaml-plain: A key cannot be called `__proto__` | Use another word.'],
    ],
    [
      'another key of programs',
      base({ sections: sectionsBut('send:\n', 'send:\n  constructor: a\n') }),
      [
        'base.yaml:15:3-14 all unknown-key: Nothing is called `constructor` here | Use `not-known`, `searched` or `meanwhile`.',
      ],
    ],
    [
      'deep nesting',
      base({ head: headWith(`also-called: ${'['.repeat(40)}${']'.repeat(40)}\n`) }),
      [
        'base.yaml:7:15-93 all wrong-form: A list stands where a text is needed | Put it in double quotes if it is a text.',
        'base.yaml:7:45-63 all yaml-bounds: Lists stand inside lists more than 32 deep | Remove what was pasted in by mistake.',
      ],
    ],
    [
      'a huge file',
      base({ head: headWith(`# ${'x'.repeat(300_000)}\n`) }),
      [
        'base.yaml:1:1-2 all yaml-bounds: This file has 300741 characters; the most that is read is 262144 | Split it, or remove what was pasted in by mistake.',
      ],
    ],
    [
      'a misspelt nation file',
      { [nationFile('scotlnd')]: example[nationFile('scotland')]!, [nationFile('scotland')]: undefined },
      [
        'base.yaml:1:1-2 scotland missing-file: This folder has no `scotland.yaml` | Add `scotland.yaml`; where nobody has compared it yet, write `stands: not checked` with the reason.',
        'scotlnd.yaml:1:1-2 scotland known-file: Nothing reads a file called `scotlnd.yaml` here | Did you mean `scotland.yaml`?',
      ],
    ],
    [
      'an ending that is not read',
      { [`${folder}/base.yml`]: 'a: b\n' },
      ['base.yml:1:1-2 all known-file: Nothing reads a file called `base.yml` here | Did you mean `base.yaml`?'],
    ],
    [
      'a file in the wrong place',
      { 'pathways/example/base.yaml': 'a: b\n' },
      [
        'pathways/example/base.yaml:1:1-2 all known-file: Nothing reads a file called `base.yaml` here | A pathway is a folder `pathways/<specialty>/<slug>/` with `base.yaml`, `england.yaml`, `scotland.yaml`, `wales.yaml`, `northern-ireland.yaml`, `cases.yaml` or `cy.yaml`; folder names are small letters, figures and hyphens.',
      ],
    ],
    [
      'a file of content that nothing reads',
      { 'content/glosary.yaml': '- a\n' },
      [
        'content/glosary.yaml:1:1-2 all known-file: Nothing reads a file called `glosary.yaml` here | Did you mean `content/glossary.yaml`?',
      ],
    ],
    [
      'a case that ends elsewhere',
      cases(kase.replace('all: refer', 'all: wait')),
      [
        'cases.yaml:4:16-20 all case-ends: “Pain” ends at `refer`, not at `wait` | If the pathway is right, write `refer` under `ends`, in `cases.<nation>.yaml` if one nation alone has changed; otherwise look at the last step where it should have turned.',
      ],
    ],
    [
      'a case that answers nothing',
      cases(kase.replace('  pain: yes\n', '')),
      [
        'cases.yaml:1:3-13 all case-ends: “Pain” cannot be followed: it does not answer `pain` | Add `pain:` with `yes` or `no`.',
      ],
    ],
    [
      'a case with an unknown answer',
      cases(kase.replace('pain: yes', 'pain: yse')),
      ['cases.yaml:3:9-12 all case-ends: “Pain” cannot be followed: `pain` has no answer `yse` | Did you mean `yes`?'],
    ],
    [
      'a case with an unknown step',
      cases(kase.replace('  pain: yes\n', '  pain: yes\n  pian: yes\n')),
      ['cases.yaml:4:3-7 all case-known-step: No step is called `pian` | Did you mean `pain`?'],
    ],
    [
      'a case that ends at an unknown step',
      cases(kase.replace('all: refer', 'all: refre')),
      ['cases.yaml:4:16-21 all case-known-step: No step is called `refre` | Did you mean `refer`?'],
    ],
    [
      'a nation that is none',
      cases(kase.replace('all: refer', 'scotlnd: refer')),
      ['cases.yaml:4:11-18 all unknown-key: Nothing is called `scotlnd` here | Did you mean `scotland`?'],
    ],
    [
      'Welsh that is not of today',
      { [welshFile]: 'state: machine draft, unchecked\npage:\n  - en: Exampel\n    cy: Enghraifft\n' },
      [
        'cy.yaml:3:9-16 wales translation-fresh: `Exampel` is no longer the English of `page` | Read the translation again, then write the English as it is now: “Example”.',
      ],
    ],
    [
      'an approval',
      base({ head: headBut('status: draft', 'status: approved') }),
      [
        'base.yaml:5:9-17 all no-approval-yet: This says `approved` | Write `status: draft`. Approvals will come with a way to bind them to the exact text.',
      ],
    ],
    [
      'a gap without words',
      base({ sections: sectionsBut('send:\n  not-known: Nothing was found.', 'send:\n  searched: 2026-11-22') }),
      ['base.yaml:14:1-5 all missing-key: `not-known` is missing | Add `not-known: …`.'],
    ],
    [
      'a nation without its stance',
      { [nationFile('wales')]: 'reviewed-against: base 1\nadopted-by: nobody yet\n' },
      [
        'wales.yaml:1:1-25 wales missing-key: `stands` is missing | Add `stands:` with `same as base`, `differs`, `not checked` or `own graph`.',
      ],
    ],
    [
      'a stance in other words',
      nation('wales', '', 'same as bse'),
      [
        'wales.yaml:1:9-20 wales unknown-word: `same as bse` is not a word that `stands` knows | Did you mean `same as base`? It may be `same as base`, `differs`, `not checked` or `own graph`.',
      ],
    ],
    [
      'a difference without its reason',
      nation('wales', 'differs:\n  - without: [wait]\n'),
      [
        'wales.yaml:5:5-20 wales missing-key: `because` is missing | Add `because: …`.',
        'wales.yaml:5:15-19 wales go-to-known-step: `wait` is left out here, but `pain` still leads to it | Write `pain` under `steps` as well, leading somewhere else, or keep `wait`.',
      ],
    ],
    [
      'no base',
      { [baseFile]: undefined },
      [
        'base.yaml:1:1-2 all missing-file: This folder has no `base.yaml` | Add the base, or move these files to the folder that they belong to.',
      ],
    ],
    [
      'no register',
      { 'content/sources.yaml': undefined },
      [
        'content/sources.yaml:1:1-2 all missing-file: There is no `content/sources.yaml` | Add the register of sources.',
      ],
    ],
    [
      'a register with a slip: nobody is asked for places that it alone can tell of',
      {
        'content/sources.yaml': register.replace('publisher text', 'publishers text'),
        ...base({ steps: stepsBut('guideline 1.4', 'guideline') }),
      },
      [
        'content/sources.yaml:7:9-24 all unknown-word: `publishers text` is not a word that `seen` knows | Did you mean `publisher text`? It may be `publisher text`, `publisher text, mirrored`, `publisher page, excerpt`, `second hand` or `none`.',
      ],
    ],
    [
      'facts of some nations, and not of others',
      Object.fromEntries(
        ['england', 'scotland', 'wales'].map((id) => [`content/nations/${id}.yaml`, `name: N\nlanguages: [en]\n`]),
      ),
      [
        'content/nations/northern-ireland.yaml:1:1-2 northern-ireland missing-file: There is no `content/nations/northern-ireland.yaml` | Add it; what is not known there is written as `not-known`.',
      ],
    ],
    [
      'a clock without its unit',
      {
        'content/nations/wales.yaml': `name: Wales
languages: [en]
clocks:
  - say: Seen
    within: "14"
    from: the referral
    target: "95"
    urgency: urgent
    source: guideline 1
`,
      },
      [
        'content/nations/wales.yaml:5:13-17 wales wrong-form: `14` has no unit: write it with one, for example `14 days` | Change what is written there.',
        'content/nations/wales.yaml:7:13-17 wales wrong-form: `95` has no unit: write it with one, for example `96 %` | Change what is written there.',
      ],
    ],
    [
      'a notice with a day as it is spoken: what stands in for it is held against nothing',
      {
        'content/notices/wales.yaml':
          'closed:\n  say: The clinic is closed.\n  severity: service\n  starts: 22/11/2026\n  ends: 2026-12-01\n  approved-by: nobody yet\n',
      },
      [
        'content/notices/wales.yaml:4:11-21 wales wrong-form: `22/11/2026` is not a date: write year-month-day, for example 2027-11-22 | Write a day that there is, as year-month-day.',
      ],
    ],
    [
      'a nation that is misspelt: cases may be about its steps',
      {
        [nationFile('scotland')]: undefined,
        [casesFile]: '- case: Pain\n  story: Somebody has pain.\n  look: yes\n  pain: yes\n  ends: { all: refer }\n',
      },
      [
        'base.yaml:1:1-2 scotland missing-file: This folder has no `scotland.yaml` | Add `scotland.yaml`; where nobody has compared it yet, write `stands: not checked` with the reason.',
      ],
    ],
  ]

  test.each(bad)('%s', (_, change, says) => {
    expect(lines(change)).toEqual(says)
  })

  test('and what a reader would have met is read before it changes, word for word', async () => {
    const said = bad.map(([name, change]) => {
      const whys = checkWith(change).diagnostics.flatMap(({ rule, why }) => (rule === 'case-for-nation' ? [] : [why]))
      return [`${name}:`, ...whys.map((why) => `  ${why}`)].join('\n')
    })
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot('pipeline-wording.txt')
  })
})

describe('all faults are found in one run', () => {
  test('in one file and in several, shape and sense together', () => {
    const found = lines({
      ...base({
        head: headBut('status: draft', 'status: approved'),
        steps: stepsBut('guideline 1.3', 'guidelnie 1.3').replace('kind: manage', 'kind: manege'),
      }),
      [nationFile('wales')]: 'stands: differs\nreviewed-against: base 1\nadopted-by: nobody yet\nnote: x\n',
      [nationFile('scotland')]: undefined,
      'content/glossary.yaml': '- { term: FIT }\n- { term: 10, means: x, kind: term }\n',
    })
    expect(found.map((one) => one.split(': ')[0])).toEqual([
      'content/glossary.yaml:1:3-16 all missing-key',
      'content/glossary.yaml:2:11-13 all wrong-form',
      'base.yaml:1:1-2 scotland missing-file',
      'base.yaml:5:9-17 all no-approval-yet',
      'base.yaml:29:17-23 all unknown-word',
      'base.yaml:29:44-59 all source-registered',
      'wales.yaml:4:1-5 wales unknown-key',
    ])
  })

  test('a base that has the wrong shape does not hide what is wrong with the nations', () => {
    const found = lines({
      [baseFile]: 'title: [a\n',
      [nationFile('wales')]: 'stands: diffres\nreviewed-against: base 1\nadopted-by: nobody yet\n',
    })
    expect(found).toHaveLength(2)
  })

  test('a file that could not be read is not echoed where something in it is named', () => {
    const notice = {
      'content/notices/wales.yaml': `closed:
  say: The line is closed.
  severity: service
  pathway: example
  step: ring
  starts: 2026-11-22
  ends: 2026-11-30
  approved-by: nobody yet
`,
    }
    const faultyFiles = (change: Change): Set<string> =>
      new Set(checkWith(change).diagnostics.flatMap(({ level, file }) => (level === 'info' ? [] : [file])))
    // A notice on a pathway whose base has a slip.
    expect(faultyFiles({ ...notice, ...base({ head: headWith('summery: x\n') }) })).toEqual(new Set([baseFile]))
    // A letter that names a guideline, and has a translation.
    const page = (head: string): string =>
      `---\ntitle: A page\nsummary: What it is.\n${head}status: draft\nreview-by: 2027-11-22\n---\n\nWords.\n`
    expect(
      faultyFiles({
        'content/behaviours/read-it.mdx': '---\ntheme: [\n---\n\nSomebody waits.\n',
        'content/letters/plain.mdx': page('behaviours: [read-it]\n').replace('title', 'tilte'),
        'content/letters/plain.cy.mdx': page('behaviours: [read-it]\n'),
      }),
    ).toEqual(new Set(['content/behaviours/read-it.mdx', 'content/letters/plain.mdx']))
    // A notice and a case that name a step which a nation adds, whose file has a slip: in a key, and in its YAML.
    for (const slip of ['becuase: One more.', 'because: One more: ['])
      expect(
        faultyFiles({
          ...notice,
          ...nation(
            'wales',
            `differs:\n  - ${slip}\n    source: guideline 1\n    steps:\n      ring: { kind: manage, after: pain, do: Ring., source: "guideline 1" }\n`,
          ),
          ...cases('- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { all: refer, wales: ring }\n'),
        }),
        slip,
      ).toEqual(new Set([nationFile('wales')]))
  })

  test('a slip is not echoed by rules that lean on it', () => {
    // The misspelt arrow is also why `wait` is not reached.
    expect(lines(base({ steps: stepsBut('go: wait', 'go: wiat') }))).toHaveLength(1)
    // Nobody knows yet whether the road would have ended.
    const round =
      'ask: Again?, source: guideline, answers: { yes: { say: "Yes", go: somewhere-quite-else }, no: { say: "No", back: pain } } }'
    expect(
      lines(
        base({
          steps: stepsBut(
            'kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer }',
            `kind: question, ${round}`,
          )
            .replace('go: refer', 'go: wait')
            .replace(/ {2}refer:.*\n/, ''),
        }),
      ),
    ).toEqual([expect.stringContaining('go-to-known-step')])
    // A pathway whose base cannot be read is there all the same.
    const goTo = stepsWith('  other: { kind: go-to, pathway: second }\n').replace(
      'do: Wait.,',
      'do: Wait., then: other,',
    )
    const second = Object.fromEntries(
      Object.entries(example).map(([file, text]) => [file.replace('/example/example/', '/example/second/'), text]),
    )
    expect(lines({ ...base({ steps: goTo }), ...second, 'pathways/example/second/base.yaml': 'title: [\n' })).toEqual([
      expect.stringContaining('yaml-syntax'),
    ])
    // A text cut short at its ` #` is not reported again for what is left of it.
    expect(
      lines(
        base({
          steps: stepsBut('source: "guideline 1.3",', 'source: guideline,').replace('do: Wait.', 'do: *wait*'),
        }),
      ),
    ).toHaveLength(1)
  })
})

test('a library with more faults than a call can have arguments is answered all the same', () => {
  const text = Object.values(prose(Array.from({ length: 1400 }, () => 'Give apixaban 5 mg.').join('\n')))[0]!
  const pages = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`content/learning/page-${i}.mdx`, text]))
  expect(checkWith(pages).diagnostics.filter(({ rule }) => rule === 'no-medicine')).toHaveLength(140_000)
}, 60_000)

describe('whom a fault stops', () => {
  test('a Welsh fault stops Wales only', () => {
    const { stopped, diagnostics } = checkWith({ [nationFile('wales')]: 'stands: [\n' })
    expect(diagnostics.filter(({ level }) => level === 'error').map(({ owner }) => owner)).toEqual(['wales'])
    expect([...stopped]).toEqual(['wales'])
  })

  test('so does a change that breaks the pathway for Wales only, although the arrow stands in the base', () => {
    const { stopped, diagnostics } = checkWith(
      nation('wales', 'differs:\n  - because: One less.\n    without: [wait]\n'),
    )
    expect([...stopped]).toEqual(['wales'])
    const [fault] = diagnostics.filter(({ level }) => level === 'error')
    expect(fault).toMatchObject({
      file: nationFile('wales'),
      line: 6,
      column: 15,
      rule: 'go-to-known-step',
      see: { file: baseFile, line: 27, column: 28 },
    })
  })

  test('what is wrong with a nation is not said again of its boards', () => {
    const { diagnostics } = checkWith({
      ...nation('wales', 'differs:\n  - because: One less.\n    without: [wait]\n'),
      [`${folder}/wales.powys.yaml`]: 'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n',
    })
    expect(diagnostics.filter(({ rule }) => rule === 'go-to-known-step')).toHaveLength(1)
  })

  test('a fault of the base stops all, and is reported once', () => {
    const { stopped, diagnostics } = checkWith(base({ steps: stepsBut('go: wait', 'go: home') }))
    expect([...stopped]).toEqual([...nations])
    expect(diagnostics.filter(({ rule }) => rule === 'go-to-known-step')).toHaveLength(1)
  })

  test('a warning stops nobody', () => {
    const { stopped, diagnostics } = checkWith({ [welshFile]: 'state: checked\npage:\n  - { en: Old, cy: Hen }\n' })
    expect(diagnostics.map(({ level }) => level)).toContain('warning')
    expect([...stopped]).toEqual([])
  })

  test('a case that fails in one nation stops that nation', () => {
    const { stopped, diagnostics } = checkWith(cases(kase.replace('{ all: refer }', '{ all: refer, scotland: wait }')))
    expect([...stopped]).toEqual(['scotland'])
    expect(diagnostics.map(({ what }) => what)).toEqual(['In Scotland, “Pain” ends at `refer`, not at `wait`'])
  })

  test('a fault of shared content stops all', () => {
    expect([...checkWith({ 'content/glossary.yaml': 'a: b\n' }).stopped]).toEqual([...nations])
  })

  test('whoever asks for one nation hears of the base and of that nation', () => {
    const change = {
      ...base({ steps: stepsBut('guideline 1.3', 'elsewhere') }),
      [nationFile('wales')]: '',
      [nationFile('scotland')]: '',
    }
    const { diagnostics, stopped, pathways } = checkWith(change, ['scotland'])
    expect(new Set(diagnostics.map(({ owner }) => owner))).toEqual(new Set(['all', 'scotland']))
    expect([...stopped]).toEqual(['scotland'])
    expect([...pathways.keys()]).toEqual(['scotland'])
  })
})

test('a file that was not read from the disk is not also missing', () => {
  const file = nationFile('wales')
  const files = new Map(filesOf({}))
  files.delete(file)
  const found: Fault = {
    at: { file, path: [] },
    rule: 'plain-file',
    level: 'error',
    what: 'This is a link to another place',
    why: 'Why.',
    mend: 'Mend.',
  }
  const { diagnostics, stopped } = check(files, { nations, asOf: '2026-11-22', found: [found] })
  expect(diagnostics.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual(['plain-file'])
  expect([...stopped]).toEqual(['wales'])
})

test.each<[string, Owner]>([
  ['pathways/a/b/scotland.yaml', 'scotland'],
  ['pathways/a/b/scotland.lothian.yaml', 'scotland'],
  ['pathways/a/b/waels.yaml', 'wales'],
  ['pathways/a/b/cy.yaml', 'wales'],
  ['pathways/a/b/base.yaml', 'all'],
  ['pathways/a/b/cases.yaml', 'all'],
  ['pathways/a/b/constructor.yaml', 'all'],
  ['pathways/a/b', 'all'],
  ['content/nations/wales.yaml', 'wales'],
  ['content/organisations/scotland.yaml', 'scotland'],
  ['content/notices/wales.yaml', 'wales'],
  ['content/notices/all.yaml', 'all'],
  ['content/events/scotland.yaml', 'scotland'],
  ['content/behaviours/advice.cy.mdx', 'wales'],
  ['content/behaviours/advice.mdx', 'all'],
  ['content/behaviours/wales.mdx', 'all'],
  ['older/pathways/a/b/wales.yaml', 'all'],
  ['pathways/a/b/older/wales.yaml', 'all'],
  ['content/words/cy.yaml', 'wales'],
  ['content/words/en.yaml', 'all'],
  ['content/sources.yaml', 'all'],
])('%s belongs to %s', (file, owner) => {
  expect(ownerOf(file)).toBe(owner)
})

test('templates and notes are not read', () => {
  expect(
    lines({
      'pathways/_template/base.yaml': 'title: [\n',
      'content/_notes.yaml': '- [\n',
      'pathways/README.md': '# How\n',
    }),
  ).toEqual([])
})

describe('the order of the list', () => {
  test('is that of reading, whatever the order of the files', () => {
    const change = {
      ...base({ steps: stepsBut('guideline 1.3', 'elsewhere').replace('guideline 1.2', 'nowhere') }),
      [nationFile('wales')]: '',
    }
    const files = [...filesOf(change)]
    const list = (entries: [string, string][]) =>
      JSON.stringify(check(new Map(entries), { nations, asOf: '2026-11-22' }).diagnostics)
    expect(list(files.toReversed())).toBe(list(files))
  })
})
