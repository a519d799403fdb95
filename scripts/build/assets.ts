/** Style sheet, search script and icon: made once a build, named by a hash of their content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { transform } from 'lightningcss'
import type { Assets } from '../../src/site.ts'

const source = join(import.meta.dirname, '../../src')

/** In the order in which they are joined. What only the home page and the walk need is kept from the pathway page. */
export const sheets = { site: ['tokens', 'base', 'chart', 'page', 'print'], extra: ['walk', 'home', 'compare'] }

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#14171c" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><rect width="24" height="24" rx="4" fill="#fff" stroke="none"/><circle cx="6" cy="4.5" r="2.3" fill="#14171c" stroke="none"/><path d="M6 7v13M6 10.5h7.5a3 3 0 0 1 3 3V20M3.4 17.6 6 20.4l2.6-2.8M13.9 17.6l2.6 2.8 2.6-2.8"/></svg>`

/** Style sheets by their names, joined and made small. */
export function sheetOf(names: readonly string[]): string {
  const joined = names.map((name) => readFileSync(join(source, 'styles', `${name}.css`), 'utf8')).join('\n')
  const { code } = transform({
    filename: 'site.css',
    code: Buffer.from(joined),
    minify: true,
    targets: { chrome: 117 << 16, firefox: 117 << 16, safari: 17 << 16 },
  })
  return code.toString()
}

export async function makeAssets(): Promise<Assets> {
  const files = new Map<string, string>()
  const keep = (name: string, extension: string, content: string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8)
    const file = `${name}-${hash}.${extension}`
    files.set(file, content)
    return file
  }
  const scriptOf = async (name: string): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [join(source, `client/${name}.ts`)],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      charset: 'utf8',
      legalComments: 'none',
    })
    return outputFiles[0]!.text
  }
  return {
    css: keep('site', 'css', sheetOf(sheets.site)),
    extraCss: keep('extra', 'css', sheetOf(sheets.extra)),
    find: keep('find', 'js', await scriptOf('find')),
    findMore: keep('find-more', 'js', await scriptOf('find-more')),
    page: keep('page', 'js', await scriptOf('page')),
    inTime: keep('in-time', 'js', await scriptOf('in-time')),
    walk: keep('walk', 'js', await scriptOf('walk')),
    icon: keep('icon', 'svg', icon),
    files,
  }
}
