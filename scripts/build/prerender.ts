/**
 * The pages are rendered nation by nation, and we write them. Left to itself, Astro goes through all nations route by
 * route, and makes a folder, looks for a twin and waits for the disk at every page: more than half of what a page costs.
 */
import { setImmediate } from 'node:timers/promises'
import type { AstroIntegration } from 'astro'
import type { Pages } from './bundle.ts'
import type { Kept } from './kept.ts'
import type { Writer, Written } from './writer.ts'
import { nations as allNations, type NationId } from '../../src/nations.ts'

type Route = Awaited<ReturnType<Pages['getStaticPaths']>>[number]

export interface Sites {
  /** Pages that need not be rendered again. */
  kept: Kept
  writer: Writer
  /** Is told when the first page can be rendered. */
  bundled: () => void
  /** Is told when all pages of a nation are written. */
  whole: (nation: NationId, written: Written) => void
}

/** Renders and writes every page of every nation. */
export async function writePages(pages: Pages, { kept, writer, bundled, whole }: Sites): Promise<void> {
  const routes = await pages.getStaticPaths()
  bundled()
  const make = async (route: Route): Promise<void> => {
    await writer.write(fileOf(route), await render(pages, route))
    // The full-text index is fed in between.
    await setImmediate()
  }
  const known = new Set<string>()
  /** What could not be taken over is known late: meanwhile the next nation is rendered. */
  const settle = async (nation: NationId, own: readonly Route[]): Promise<void> => {
    const gone = await kept.gone()
    for (const route of own) if (gone.has(fileOf(route))) await make(route)
    whole(nation, await writer.written())
  }
  const settled: Promise<void>[] = []
  for (const nation of allNations) {
    const own = routes.filter(({ pathname }) => nationOf(pathname) === nation)
    for (const file of own.map(fileOf)) {
      if (known.has(file)) throw new Error(`Two pages would be written to ${file}.`)
      known.add(file)
    }
    for (const route of own) if (!kept.has(fileOf(route))) await make(route)
    if (own.length === 0) continue
    const one = settle(nation, own)
    // Told at the end, where all are waited for.
    one.catch(() => undefined)
    settled.push(one)
  }
  await Promise.all(settled)
  if (known.size < routes.length) throw new Error('A page belongs to no nation, so it would be in nobody’s site.')
}

/** Takes the pages out of Astro's hands as soon as it has made a program of them. */
export function insteadOfAstro(write: (pages: Pages) => Promise<void>): AstroIntegration {
  return {
    name: 'nation-by-nation',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => {
            await write(usual)
            // What is written here is not for Astro to write again.
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

async function render(pages: Pages, one: Route): Promise<ArrayBuffer> {
  const address = isPage(one) ? one.pathname.replace(/\/?$/, '/') : one.pathname
  const answer = await pages.render(new Request(new URL(address, 'http://localhost')), { routeData: one.route })
  const response = answer instanceof Response ? answer : answer.response
  if (response.status !== 200) throw new Error(`${one.pathname} could not be rendered: ${response.status}.`)
  return response.arrayBuffer()
}
