/**
 * The pages as a program: what Astro makes of `src/pages` before it renders the first of them. Pages are rendered with
 * it, and Astro and Vite need not be started for that.
 */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroPrerenderer } from 'astro'
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'

export interface Pages {
  /** The addresses of all pages: asked only when a site has been handed over. */
  getStaticPaths: AstroPrerenderer['getStaticPaths']
  render: AstroPrerenderer['render']
}

/** What the entry of Astro's bundle hands to its own prerenderer (astro 7.3.4, `build/default-prerenderer.js`). */
interface App extends StaticPathsApp {
  logger: object
  setInternals: (internals: object) => void
  setOptions: (options: object) => void
  render: (request: Request, options: { routeData: object }) => Promise<Response>
}

const entry = /^prerender-entry\..*\.mjs$/

/**
 * @param bundle a folder as Astro writes it
 * @throws where it does not run
 */
export async function pagesIn(bundle: string): Promise<Pages> {
  const file = readdirSync(bundle).find((name) => entry.test(name))
  if (file === undefined) throw new Error('The bundle has no entry.')
  const path = join(bundle, file)
  // One that did not run may have been made again since, and what did not run is not read a second time by its name.
  const address = `${pathToFileURL(path).href}?${statSync(path).mtimeMs}`
  const { app } = (await import(address)) as { app: App }
  // Styles and scripts that Astro itself would put into pages: ours have none, all of theirs are files of their own.
  app.setInternals({ pagesByKeys: new Map() })
  app.setOptions({ settings: { scripts: [] }, logger: app.logger })
  return {
    getStaticPaths: () => new StaticPaths(app).getAll(),
    render: (request, { routeData }) => app.render(request, { routeData }),
  }
}
