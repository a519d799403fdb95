/** What the guides for people point at is there, and what they say that the check says, it says. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { terminal } from '../src/report/terminal.ts'
import { readLibrary } from '../src/read/library.ts'
import { readMdx } from '../src/read/mdx.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

test.for(['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'MEASURED.md'])('%s', (name) => {
  const text = readFileSync(join(repository, name), 'utf8')
  const links = [...text.matchAll(/(!?)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)].filter(([, , to]) => !/^https?:/.test(to!))
  const missing = links.map(([, , to]) => to!).filter((to) => !existsSync(join(repository, to)))
  expect(missing).toEqual([])
  const pictures = links.flatMap(([, picture, to]) => (picture === '!' ? [to!] : []))
  for (const [whole, alt] of text.matchAll(/!\[([^\]]*)\]/g)) expect(alt!.length, whole).toBeGreaterThan(20)
  // Whoever reads on a telephone loads them all.
  for (const picture of pictures) expect(statSync(join(repository, picture)).size, picture).toBeLessThan(200 * 1024)
})

test('the fault in CONTRIBUTING is the one that an editor meets', () => {
  const { files } = readRoots([repository])
  const base = 'pathways/gastroenterology/suspected-colorectal-cancer/base.yaml'
  const broken = new Map([...files, [base, files.get(base)!.replace(/go: concern$/m, 'go: concerm')]])
  const told = terminal(check(broken, { nations, asOf: '2026-11-25' }), broken, { nations, colour: false })
  const guide = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8').replace(/^ {3}/gm, '')
  expect(guide).toContain(told.slice(0, told.indexOf('\n\n')))
})

test('what CONTRIBUTING shows of YAML is read as it stands, and its notice can be put out', () => {
  const { files } = readRoots([repository])
  const guide = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
  const shown = [...guide.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text]) => text!)
  expect(shown.length).toBeGreaterThan(5)
  for (const text of shown) {
    const { faults } = readLibrary(new Map([['pathways/shown/shown/base.yaml', text]]), readMdx)
    expect(
      faults.map(({ what }) => what),
      text,
    ).toEqual([])
  }
  const file = 'content/notices/scotland.yaml'
  const notice = shown.find((text) => text.includes('severity:'))!
  const { diagnostics } = check(new Map([...files, [file, notice]]), { nations, asOf: '2026-11-25' })
  expect(diagnostics.filter((one) => one.file === file && one.level === 'error')).toEqual([])
})
