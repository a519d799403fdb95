/** Adoption and drift of one nation as data: the same for every language, so only once. */
import type { APIRoute } from 'astro'
import { nations, type NationId } from '../../nations'
import { theSite } from '../../site'
import { standingsOf } from '../../view/standing'

export function getStaticPaths() {
  return theSite().nations.map((nation) => ({ params: { site: nation } }))
}

export const GET: APIRoute = ({ params }) => {
  const site = theSite()
  const nation: NationId = nations.find((one) => one === params.site)!
  const data = { nation, 'as-of': site.asOf, pathways: standingsOf(site.checked.library.folders, nation) }
  return new Response(`${JSON.stringify(data, undefined, 2)}\n`, { headers: { 'content-type': 'application/json' } })
}
