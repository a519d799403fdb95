/** Style sheets and scripts, once for each nation, so that a nation's folder is a whole site. */
import type { APIRoute } from 'astro'
import { theSite } from '../../../site'

export function getStaticPaths() {
  const { nations, assets } = theSite()
  return nations.flatMap((site) => [...assets.files.keys()].map((file) => ({ params: { site, file } })))
}

const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

export const GET: APIRoute = ({ params }) =>
  new Response(theSite().assets.files.get(params.file!), {
    headers: { 'content-type': types[params.file!.split('.').at(-1)!] ?? 'text/plain' },
  })
