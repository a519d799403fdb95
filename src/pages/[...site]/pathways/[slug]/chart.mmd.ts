/** The chart as Mermaid text: what code hosts draw in a review. It never reaches the page itself. */
import type { APIRoute } from 'astro'
import { mermaidOf } from '../../../../draw/mermaid'
import { editionOf, editions, pathwayOf, pathwaysOf, theSite, viewOf } from '../../../../site'

export function getStaticPaths() {
  const site = theSite()
  return editions(site).flatMap(({ folder, nation }) =>
    pathwaysOf(site, nation).map((of) => ({ params: { site: folder, slug: of.pathway.slug } })),
  )
}

export const GET: APIRoute = ({ params }) => {
  const site = theSite()
  const edition = editionOf(site, params.site!)
  const view = viewOf(site, edition, pathwayOf(site, edition.nation, params.slug!), '../../')
  return new Response(mermaidOf(view), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
