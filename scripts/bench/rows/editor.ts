/** What the editor costs an author: bytes, and the time from a key to its letter on a slow machine. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { nations } from '../../../src/nations.ts'
import { CannotRun } from '../../cli/cannot-run.ts'
import { median } from '../figures.ts'
import type { Row } from '../row.ts'
import { typeEdits } from '../tasks/type-edits.ts'

export const editor: Row = {
  id: 'editor',
  measure: async ({ out }) => {
    const site = join(out, nations[0])
    if (!existsSync(site))
      throw new CannotRun('`editor` types into what `build` wrote: ask for both, `--only build,editor`.')
    const sources = readdirSync(join(site, 'edit/sources')).map((file) => `edit/sources/${file}`)
    const size = (file: string): number => statSync(join(site, file)).size
    const middle = [...sources].sort((a, b) => size(a) - size(b))[Math.floor(sources.length / 2)]!
    const assets = readdirSync(join(site, 'assets')).filter((file) => /^(edit|site|icon)/.test(file))
    const loaded = [
      ...assets.map((file) => `assets/${file}`),
      'edit/index.html',
      'edit/preview/index.html',
      'edit/known.json',
      middle,
    ]
    const bytes = loaded.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(site, file))).length, 0)
    const at = (times: readonly number[], part: number): number =>
      [...times].sort((a, b) => a - b)[Math.floor(times.length * part)]!
    const figures = [{ what: 'editor with one pathway open, brotli', unit: 'B' as const, value: bytes }]
    const timed = []
    for (const slower of [1, 4]) {
      const { keys, verdict } = await typeEdits(site, slower)
      const where = slower === 1 ? '' : `, processor ${slower} × slower`
      timed.push(
        { what: `editor, 40 steps, key to painted, median${where}`, unit: 's' as const, value: median(keys) },
        { what: `editor, 40 steps, key to painted, 95 in 100${where}`, unit: 's' as const, value: at(keys, 0.95) },
        { what: `editor, 40 steps, last key to verdict${where}`, unit: 's' as const, value: verdict },
      )
    }
    return [...figures, ...timed]
  },
}
