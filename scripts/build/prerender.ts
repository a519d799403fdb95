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

/** A file of a site, and how it is made. */
export interface Work {
  /** From the root of all sites. */
  file: string
  make: () => string | Promise<ArrayBuffer>
}

export interface Sites {
  /** Files that need not be made again. */
  kept: Kept
  writer: Writer
  /** What is written beside Astro. */
  beside: readonly Work[]
  /** Is told when the first page can be rendered. */
  bundled: () => void
  /** Is told when all pages of a nation are written. */
  whole: (nation: NationId, written: Written) => void
}

/** Makes and writes every page of every nation. */
export async function writePages(pages: Pages, { kept, writer, beside, bundled, whole }: Sites): Promise<void> {
  const routes = await pages.getStaticPaths()
  bundled()
  const rendered = routes.map((route): Work => ({ file: fileOf(route), make: () => render(pages, route) }))
  const all = Map.groupBy([...beside, ...rendered], ({ file }) => nationOf(file))
  const make = async ({ file, make: content }: Work): Promise<void> => {
    await writer.write(file, await content())
    // The full-text index is fed in between.
    await setImmediate()
  }
  /** What could not be taken over is known late: meanwhile the next nation is rendered. */
  const settle = async (nation: NationId, own: readonly Work[]): Promise<void> => {
    const gone = await kept.gone()
    for (const one of own) if (gone.has(one.file)) await make(one)
    whole(nation, await writer.written())
  }
  const settled: Promise<void>[] = []
  for (const nation of allNations) {
    const own = all.get(nation)
    all.delete(nation)
    if (!own) continue
    const known = new Set<string>()
    for (const { file } of own) {
      if (known.has(file)) throw new Error(`Two pages would be written to ${file}.`)
      known.add(file)
    }
    for (const one of own) if (!kept.has(one.file)) await make(one)
    const one = settle(nation, own)
    // Told at the end, where all are waited for.
    one.catch(() => undefined)
    settled.push(one)
  }
  await Promise.all(settled)
  if (all.size > 0) throw new Error('A page belongs to no nation, so it would be in nobody’s site.')
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

const nationOf = (file: string): string => file.slice(0, file.indexOf('/'))

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
