/** What the guides for people point at is there: a picture that is missing shows only its own address. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from './cli/args.ts'

test.for(['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'])('%s', (name) => {
  const text = readFileSync(join(repository, name), 'utf8')
  const links = [...text.matchAll(/(!?)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)].filter(([, , to]) => !/^https?:/.test(to!))
  const missing = links.map(([, , to]) => to!).filter((to) => !existsSync(join(repository, to)))
  expect(missing).toEqual([])
  const pictures = links.flatMap(([, picture, to]) => (picture === '!' ? [to!] : []))
  for (const [whole, alt] of text.matchAll(/!\[([^\]]*)\]/g)) expect(alt!.length, whole).toBeGreaterThan(20)
  // Whoever reads on a telephone loads them all.
  for (const picture of pictures) expect(statSync(join(repository, picture)).size, picture).toBeLessThan(200 * 1024)
})
