/**
 * `npm run dev`: a live preview of one nation (the first that is named, else England). A saved file updates the page;
 * a broken one shows its faults in place of the page, the chart as it last was beside them, and never a stack trace.
 */
import { watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { dev } from 'astro'
import { lookupFiles } from '../src/index/entries.ts'
import type { NationId } from '../src/nations.ts'
import { help } from '../src/help/help.ts'
import { editions, handOver, indexedBy, type Site } from '../src/site.ts'
import type { DocumentCache } from '../src/read/library.ts'
import { makeAssets } from './build/assets.ts'
import { carriedBy } from './build/render.ts'
import { faultsPage, liveScript } from './build/faults-page.ts'
import { portOf, readArgs, repository } from './cli/args.ts'
import { run } from './cli/cannot-run.ts'
import { reader, type Touched } from './cli/files.ts'
import { checkFiles, type Loaded } from './cli/load.ts'

const contentTypes: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
}

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['port'] })
  const nation: NationId = args.nations[0]!
  const assets = await makeAssets()
  const cache: DocumentCache = new Map()
  const read = reader(args.roots)
  const load = (touched?: readonly Touched[]): Loaded =>
    checkFiles({ ...args, nations: [nation] }, read(touched), { cache })
  let loaded = load()
  const site = (): Site => ({
    checked: loaded.checked,
    nations: [nation],
    asOf: args.asOf,
    assets,
    files: loaded.files,
    live: liveScript,
    help,
  })
  handOver(site())
  let good: Site | undefined
  const keepGood = (): void => {
    if (!loaded.checked.stopped.has(nation)) good = site()
  }
  keepGood()

  /** What a build writes beside the pages; Astro's own server answers addresses that end in `/` and no others. */
  const fileAt = (path: string): string | undefined => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const edition = editions(site()).find(({ folder }) => path === `/${folder}/${name}`)
    if (edition && (name === 'lookup.json' || name === 'words.json'))
      return lookupFiles(indexedBy(site(), edition)).get(name)
    if (path === `/${nation}/assets/${name}`) return assets.files.get(name)
    const carried = `/${nation}/edit/`
    return name !== '' && path.startsWith(carried) ? carriedBy(site()).get(path.slice(carried.length))?.() : undefined
  }

  const watchers: FSWatcher[] = []
  const server = await dev({
    root: repository,
    cacheDir: join(repository, '.staging/dev'),
    publicDir: join(repository, '.staging/public'),
    logLevel: 'warn',
    server: { port: portOf(args.own.port), host: '127.0.0.1' },
    vite: {
      // What builds and tests leave is no page's source, and may be a hundred thousand files.
      server: {
        watch: {
          ignored: ['.staging', '.stryker-tmp', 'dist', 'scripts'].map(
            (part) => `${repository.replaceAll('\\', '/')}/${part}/**`,
          ),
        },
      },
      plugins: [
        {
          name: 'referral-pathways',
          configureServer(vite) {
            vite.middlewares.use((request, response, next) => {
              const [path = '/'] = (request.url ?? '/').split('?')
              const file = fileAt(path)
              if (file !== undefined) {
                response.setHeader('content-type', contentTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain')
                response.end(file)
              } else if (path === '/') {
                response.statusCode = 302
                response.setHeader('location', `/${nation}/`)
                response.end()
              } else if (loaded.checked.stopped.has(nation) && request.headers.accept?.includes('text/html')) {
                response.setHeader('content-type', 'text/html; charset=utf-8')
                response.end(faultsPage(loaded, assets.css, nation, good, path))
              } else next()
            })
            let waiting: NodeJS.Timeout | undefined
            let touched: Touched[] = []
            const reload = (): void => {
              try {
                loaded = load(touched)
                touched = []
                handOver(site())
                keepGood()
                vite.ws.send({ type: 'full-reload' })
              } catch (error) {
                process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
              }
            }
            for (const root of args.roots)
              for (const part of ['pathways', 'content'])
                try {
                  watchers.push(
                    watch(join(root, part), { recursive: true }, (_, name) => {
                      // One without a name is no file that is known, and so all is read.
                      touched.push({ root, path: `${part}/${(name ?? '').replaceAll('\\', '/')}` })
                      clearTimeout(waiting)
                      waiting = setTimeout(reload, 20)
                    }),
                  )
                } catch {
                  // A root may have only one of the two.
                }
          },
        },
      ],
    },
  })
  process.stdout.write(`http://127.0.0.1:${server.address.port}/${nation}/\nStop with Ctrl and C.\n`)
  await new Promise((stopped) => process.once('SIGINT', stopped))
  for (const watcher of watchers) watcher.close()
  await server.stop()
  return 0
})
