/**
 * Astro renders the pages, nation by nation, and we write them. Left to itself, Astro goes through all nations route by
 * route, and makes a folder, looks for a twin and waits for the disk at every page: more than half of what a page costs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { AstroIntegration, AstroPrerenderer } from 'astro'
import type { Kept } from './kept.ts'
import { nations as allNations, type NationId } from '../../src/nations.ts'

type Route = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]

/**
 * @param sites the folder that Astro builds into
 * @param kept pages that need not be rendered again
 * @param bundled is told when the first page can be rendered
 * @param whole is told when all pages of a nation stand there
 */
export function nationByNation(
  sites: string,
  { kept, bundled, whole }: { kept: Kept; bundled: () => void; whole: (nation: NationId) => void },
): AstroIntegration {
  const made = new Set<string>()
  const write = (file: string, bytes: Buffer): void => {
    const folder = dirname(file)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(file, bytes)
  }
  return {
    name: 'nation-by-nation',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          // What is written here is not for Astro to write again.
          getStaticPaths: async () => {
            const routes = await usual.getStaticPaths()
            bundled()
            const written = new Set<string>()
            for (const nation of allNations) {
              const own = routes.filter(({ pathname }) => nationOf(pathname) === nation)
              for (const route of own) {
                const file = fileOf(route)
                if (written.has(file)) throw new Error(`Two pages would be written to ${file}.`)
                written.add(file)
                write(join(sites, file), kept.page(file) ?? (await render(usual, route)))
                // The full-text index is fed in between.
                await setImmediate()
              }
              if (own.length > 0) whole(nation)
            }
            if (written.size < routes.length)
              throw new Error('A page belongs to no nation, so it would be in nobody’s site.')
            return []
          },
        }))
      },
    },
  }
}

const nationOf = (pathname: string): string => pathname.split('/')[1]!

const isPage = ({ route }: Route): boolean => route.type === 'page'

/** From the root of all sites: `/wales/cy/about` → `wales/cy/about/index.html`. */
function fileOf(route: Route): string {
  const path = route.pathname.replace(/^\/|\/$/g, '')
  return isPage(route) ? `${path}/index.html` : path
}

async function render(usual: AstroPrerenderer, one: Route): Promise<Buffer> {
  const address = isPage(one) ? one.pathname.replace(/\/?$/, '/') : one.pathname
  const answer = await usual.render(new Request(new URL(address, 'http://localhost')), { routeData: one.route })
  const response = answer instanceof Response ? answer : answer.response
  if (response.status !== 200) throw new Error(`${one.pathname} could not be rendered: ${response.status}.`)
  return Buffer.from(await response.arrayBuffer())
}
