/** All that could make what a command says another one, whatever the library. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './here.ts'

/** The version of Node, then our own code, and the versions of everybody else's: each path, then its text. */
export function programTexts(): string[] {
  const own = ['src', 'scripts/cli', 'scripts/check.ts', 'package-lock.json'].flatMap((part) => {
    const path = join(repository, part)
    if (statSync(path).isFile()) return [part]
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${part}/${file}`)
  })
  return [process.version, ...own.sort().flatMap((file) => [file, readFileSync(join(repository, file), 'utf8')])]
}
