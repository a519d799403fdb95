/**
 * What Astro renders is written by us. Left to itself, it makes a folder, looks for a twin and waits for the disk at every
 * page: more than half of what a page costs. Pages of pathways are not Astro's at all in a build: what it does for a page
 * takes as long as to draw one.
 */
import { setImmediate } from 'node:timers/promises'
import type { Pages } from './bundle.ts'
import type { Kept } from './kept.ts'
import type { Writer, Written } from './writer.ts'

type Route = Awaited<ReturnType<Pages['getStaticPaths']>>[number]

/** A file of a site, and how it is made. */
export interface Work {
  /** From the root of all sites. */
  file: string
  content: () => string | Promise<ArrayBuffer>
  /** Is told what was made, or nothing where it was taken over. */
  made?: (text: string | undefined) => Promise<void>
}

export interface Sites {
  /** What need not be made again. */
  kept: Kept
  writer: Writer
  /** What is made beside Astro, and others wait for. */
  urgent: readonly Work[]
  /** What is made beside Astro whenever nobody waits for the urgent ones. */
  rest: readonly Work[]
  /** Whether somebody waits for what is urgent. */
  waits: () => boolean
  /** Is told when all that is urgent is written, and what Astro renders. */
  whole: (written: Written) => void
}

/** Makes what is written beside Astro and renders what is Astro's: of both, all that could not be taken over. */
export async function writePages(pages: Pages, { kept, writer, urgent, rest, waits, whole }: Sites): Promise<void> {
  const known = new Set<string>()
  const gone = await kept.gone()
  const make = async (file: string, content: () => string | Promise<ArrayBuffer>): Promise<string | undefined> => {
    if (known.has(file)) throw new Error(`Two pages would be written to ${file}.`)
    known.add(file)
    if (kept.has(file) && !gone.has(file)) return undefined
    const made = await content()
    await writer.write(file, made)
    // What the threads answer is heard in between.
    await setImmediate()
    return typeof made === 'string' ? made : undefined
  }
  const beside = async ({ file, content, made }: Work): Promise<void> => {
    const text = await make(file, content)
    await made?.(text)
  }
  const routes = await pages.getStaticPaths()
  const ofAstro = routes.map((route): Work => ({ file: fileOf(route), content: () => render(pages, route) }))
  const meanwhile: Work[] = [...ofAstro, ...rest]
  let next = 0
  for (const one of urgent) {
    while (!waits() && next < meanwhile.length) await beside(meanwhile[next++]!)
    await beside(one)
  }
  while (next < ofAstro.length) await beside(meanwhile[next++]!)
  whole(await writer.written())
  while (next < meanwhile.length) await beside(meanwhile[next++]!)
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
