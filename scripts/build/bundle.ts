/**
 * The pages as a program: what Astro makes of `src/pages` before it renders the first of them. It hangs on this program
 * alone, so it is kept for the next build, which then need not start Astro and Vite at all.
 */
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroPrerenderer } from 'astro'
import { StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js'

/** The addresses of all pages, and how one is rendered. */
export type Pages = Pick<AstroPrerenderer, 'getStaticPaths' | 'render'>

/** What the entry of Astro's bundle hands to its own prerenderer (astro 7.3.4, `build/default-prerenderer.js`). */
interface App extends StaticPathsApp {
  logger: object
  setInternals: (internals: object) => void
  setOptions: (options: object) => void
  render: (request: Request, options: { routeData: object }) => Promise<Response>
}

const entry = /^prerender-entry\..*\.mjs$/

/**
 * Keeps a bundle, in place of that of any other program. Where nothing may be written, nothing is kept.
 * @param made where Astro has written it
 */
export function keepBundle(made: string, folder: string, key: string): void {
  const kept = join(folder, key)
  if (!existsSync(made) || existsSync(kept)) return
  try {
    rmSync(folder, { recursive: true, force: true })
    cpSync(made, join(folder, 'next'), { recursive: true })
    renameSync(join(folder, 'next'), kept)
  } catch {
    return
  }
}

/** The pages of a bundle that was kept under this key. One that does not run is removed. */
export async function keptBundle(folder: string, key: string): Promise<Pages | undefined> {
  const kept = join(folder, key)
  const file = existsSync(kept) ? readdirSync(kept).find((name) => entry.test(name)) : undefined
  if (file === undefined) return undefined
  try {
    const { app } = (await import(pathToFileURL(join(kept, file)).href)) as { app: App }
    // Styles and scripts that Astro itself would put into pages: ours have none, all of theirs are files of their own.
    app.setInternals({ pagesByKeys: new Map() })
    app.setOptions({ settings: { scripts: [] }, logger: app.logger })
    const routes = await new StaticPaths(app).getAll()
    return {
      getStaticPaths: () => Promise.resolve(routes),
      render: (request, { routeData }) => app.render(request, { routeData }),
    }
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}
