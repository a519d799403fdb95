/** What a reader's browser fetches for the median pathway page, and what a nation's whole site weighs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { CannotRun } from '../../cli/cannot-run.ts'
import { nations } from '../../../src/nations.ts'
import { median } from '../figures.ts'
import type { Row } from '../row.ts'

export const page: Row = {
  id: 'page',
  measure: ({ out }) => {
    if (!existsSync(out)) throw new CannotRun('`page` looks at what `build` wrote: ask for both, `--only build,page`.')
    const pages = nations.flatMap((nation) => {
      const folder = join(out, nation, 'pathways')
      return readdirSync(folder).map((slug) => join(folder, slug, 'index.html'))
    })
    const sizes = pages.map((file) => statSync(file).size)
    const half = median(sizes)
    const nearest = sizes.reduce(
      (best, size, i) => (Math.abs(size - half) < Math.abs(sizes[best]! - half) ? i : best),
      0,
    )
    const file = pages[nearest]!
    const text = readFileSync(file)
    const sheets = linked(text.toString(), /<link[^>]*rel="?stylesheet"?[^>]*href="?([^">\s]+)/g).map((href) =>
      readFileSync(join(dirname(file), href)),
    )
    const scripts = linked(text.toString(), /<script[^>]*src="?([^">\s]+)/g).map((src) =>
      readFileSync(join(dirname(file), src)),
    )
    const css = sheets.reduce((sum, sheet) => sum + sheet.length, 0)
    const visit = [text, ...sheets, ...scripts].reduce((sum, part) => sum + brotli(part), 0)
    const site = readdirSync(join(out, nations[0]), { recursive: true, withFileTypes: true })
    const whole = site
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
    return Promise.resolve([
      { what: 'median pathway page, raw', unit: 'B', value: text.length },
      { what: 'median pathway page, brotli', unit: 'B', value: brotli(text) },
      { what: 'its style sheets, raw', unit: 'B', value: css },
      { what: 'its style sheets, brotli', unit: 'B', value: sheets.reduce((sum, sheet) => sum + brotli(sheet), 0) },
      { what: 'first visit: page, style sheets, scripts, brotli', unit: 'B', value: visit },
      { what: 'largest pathway page, raw', unit: 'B', value: Math.max(...sizes) },
      { what: 'one nation’s whole site, raw', unit: 'MB', value: whole / 1e6 },
    ])
  },
}

function linked(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, address]) => address!)
}

/** Best quality, as a host that compresses beforehand serves it. */
function brotli(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}
