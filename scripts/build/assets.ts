/** Style sheet, search script and icon: made once a build, named by a hash of their content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { transform } from 'lightningcss'
import type { Assets } from '../../src/site.ts'

const source = join(import.meta.dirname, '../../src')

/** In the order in which they are joined. What only the home page and the walk need is kept from the pathway page. */
export const sheets = {
  site: ['tokens', 'base', 'chart', 'page'],
  print: ['print'],
  extra: ['text', 'walk', 'home', 'compare'],
}

/** Rules that look at nothing but files of `content/`. */
const ofContent = [
  'about-known',
  'contact-checked',
  'entry-once',
  'guideline-known',
  'notice-in-time',
  'original-there',
]

/**
 * What the editor never does need not be carried to it: the examples of rules are for the tests, no file of `content/`
 * is opened, YAML is read and not written, and no JSON schema is made. Left in, all would work the same, and weigh a sixth more.
 */
const lean: Plugin = {
  name: 'lean',
  setup({ onLoad, onResolve, resolve }) {
    onLoad({ filter: /[\\/]src[\\/]validate[\\/]rules[\\/][\w-]+\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: (path.endsWith('index.ts') ? withoutRules : withoutExamples)(readFileSync(path, 'utf8')),
    }))
    const unused =
      /[\\/]yaml[\\/]browser[\\/]dist[\\/](visit|stringify[\\/].*|nodes[\\/](toJS|addPairToJSMap)|doc[\\/](anchors|createNode|applyReviver)|schema[\\/](json[\\/]schema|yaml-1\.1[\\/](timestamp|set|pairs|omap|binary|int|float|bool|merge)))\.js$|[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$|[\\/]src[\\/]validate[\\/](example|schema[\\/](content|notices|programme|published))\.ts$/
    onLoad({ filter: unused }, ({ path }) => ({ contents: withoutBodies(readFileSync(path, 'utf8')) }))
    // One file at a time is read soon enough by the whole reader, which says the same.
    onLoad({ filter: /[\\/]src[\\/]read[\\/]yaml-plain\.ts$/ }, () => ({
      contents: 'export const readPlain = () => undefined',
    }))
    onLoad({ filter: /[\\/]src[\\/]view[\\/]words\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: withoutUnsaid(readFileSync(path, 'utf8')),
    }))
    onResolve({ filter: /^zod$/ }, () => ({ path: join(source, 'client/edit-zod.ts') }))
    // The package does not say that its modules only define things, so all of them would come along.
    onResolve({ filter: /^(yaml|\..*)$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === 'asked' || !/^yaml$|[\\/]yaml[\\/]browser[\\/]/.test(path === 'yaml' ? path : from.importer))
        return undefined
      return { ...(await resolve(path, { ...from, pluginData: 'asked' })), sideEffects: false }
    })
  },
}

/** The editor's text has no syntax tree: see the stand-in. */
const noLanguage = {
  '@codemirror/language': join(source, 'client/edit-no-language.ts'),
  '@lezer/common': join(source, 'client/edit-no-language.ts'),
}

/** The list of rules without some of them: nothing else names them, so they are not bundled. */
function withoutRules(list: string): string {
  return ofContent.reduce((text, id) => {
    const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    const rest = text.replace(new RegExp(`^(?:import \\{ ${name} \\}.*|  ${name},)\\n`, 'gm'), '')
    if (rest === text) throw new Error(`There is no rule \`${id}\` to leave out.`)
    return rest
  }, list)
}

/** Prettier writes every rule alike: `good` and `bad` stand at the first level, and end where a line closes their list. */
function withoutExamples(rule: string): string {
  return rule
    .replace(/^ {2}(good|bad): \[(?:.*\],\n|\n[\s\S]*?^ {2}\],\n)/gm, '  $1: [],\n')
    .replace(/^ {2}title:\s+(?:'.*'|".*"|`.*`),\n/gm, "  title: '',\n")
}

/** A script with all that it imports and that imports, path → text. What is imported as a type is no part of it. */
function withImports(path: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(path)) return found
  const text = readFileSync(path, 'utf8')
  found.set(path, text)
  for (const [, from] of text.matchAll(/^(?:import|export)(?! type)[^'"]* from '(\.[^']+\.ts)'/gm))
    withImports(join(dirname(path), from!), found)
  return found
}

/** Interface words that the editor can say: those that stand in quotes in what its worker imports. */
function withoutUnsaid(words: string): string {
  const said = [...withImports(join(source, 'client/edit-worker.ts'))]
    .flatMap(([path, text]) => (path.endsWith('words.ts') ? [] : [text]))
    .join('\n')
  // Some are put together: `notice-${severity}`.
  const begun = [...new Set([...said.matchAll(/`([a-z][\w-]*-)\$\{/g)].map(([, beginning]) => beginning!))]
  const isSaid = (key: string): boolean =>
    said.includes(`'${key}'`) || begun.some((beginning) => key.startsWith(beginning))
  return words.replace(/^ {2}'?([\w-]+)'?:\s*'.*',\n/gm, (line, key: string) => (isSaid(key) ? line : ''))
}

/** Whatever is asked of it, nothing comes of it: the examples of a rule may be put together in any way. */
const nothing = `const none = new Proxy(() => none, {
  get: (_, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : none,
})`

/** The same names, and nothing behind them. */
function withoutBodies(module: string): string {
  const names = [
    ...[...module.matchAll(/^export \{ ([^}]*) \}/gm)].flatMap(([, list]) =>
      list!.split(', ').map((name) => name.split(' as ').at(-1)!),
    ),
    ...[...module.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(([, name]) => name!),
  ]
  return `${nothing}\n${names.map((name) => `export const ${name} = none`).join('\n')}\nexport default none\n`
}

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
  const scriptOf = async (name: string, options: BuildOptions = {}): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [join(source, `client/${name}.ts`)],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      charset: 'utf8',
      legalComments: 'none',
      ...options,
    })
    return outputFiles![0]!.text
  }
  return {
    css: keep('site', 'css', sheetOf(sheets.site)),
    printCss: keep('print', 'css', sheetOf(sheets.print)),
    extraCss: keep('extra', 'css', sheetOf(sheets.extra)),
    find: keep('find', 'js', await scriptOf('find')),
    findMore: keep('find-more', 'js', await scriptOf('find-more')),
    findText: keep('find-text', 'js', await scriptOf('find-text-worker')),
    page: keep('page', 'js', await scriptOf('page')),
    inTime: keep('in-time', 'js', await scriptOf('in-time')),
    walk: keep('walk', 'js', await scriptOf('walk')),
    icon: keep('icon', 'svg', icon),
    edit: keep('edit', 'js', await scriptOf('edit', { alias: noLanguage })),
    editWorker: keep('edit-worker', 'js', await scriptOf('edit-worker', { plugins: [lean] })),
    editCss: keep('edit', 'css', sheetOf(['edit'])),
    files,
  }
}
