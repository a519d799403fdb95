/**
 * What Astro renders is written by us. Left to itself, it makes a folder, looks for a twin and waits for the disk at every
 * page: more than half of what a page costs. Pages of pathways are not Astro's at all in a build: what it does for a page
 * takes as long as to draw one.
 */
import { setImmediate } from 'node:timers/promises'
import type { AstroIntegration } from 'astro'
import type { Pages } from './bundle.ts'
import type { Kept } from './kept.ts'
import type { Writer, Written } from './writer.ts'

type Route = Awaited<ReturnType<Pages['getStaticPaths']>>[number]

/** A file of a site, and how it is made. */
export interface Work {
  /** From the root of all sites. */
  file: string
  content: () => string | Promise<ArrayBuffer>
}

export interface Sites {
  /** What need not be made again. */
  kept: Kept
  writer: Writer
  /** What is written beside Astro. */
  beside: readonly Work[]
  /** Is told when the first page can be rendered. */
  bundled: () => void
  /** Is told when all pages that Astro renders are written. */
  whole: (written: Written) => void
}

/** Renders what is Astro's, then makes what is written beside it; of both, all that could not be taken over. */
export async function writePages(pages: Pages, { kept, writer, beside, bundled, whole }: Sites): Promise<void> {
  const routes = await pages.getStaticPaths()
  bundled()
  const known = new Set<string>()
  const make = async ({ file, content }: Work): Promise<void> => {
    if (known.has(file)) throw new Error(`Two pages would be written to ${file}.`)
    known.add(file)
    await writer.write(file, await content())
    // The full-text index is fed in between.
    await setImmediate()
  }
  const rendered = routes.map((route): Work => ({ file: fileOf(route), content: () => render(pages, route) }))
  for (const one of rendered) if (!kept.has(one.file)) await make(one)
  const gone = await kept.gone()
  for (const one of rendered) if (gone.has(one.file)) await make(one)
  const told = writer.written().then(whole)
  // Told at the end, where all is waited for.
  told.catch(() => undefined)
  for (const one of beside) if (!kept.has(one.file)) await make(one)
  for (const one of beside) if (gone.has(one.file)) await make(one)
  await told
}

/** Takes the pages out of Astro's hands as soon as it has made a program of them. */
export function insteadOfAstro(write: (pages: Pages) => Promise<void>): AstroIntegration {
  return {
    name: 'written-by-us',
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
