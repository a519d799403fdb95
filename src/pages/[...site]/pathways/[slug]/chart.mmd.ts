/** The chart as text. A build writes it beside Astro: see `layouts/pathway.ts`. */
import type { APIRoute } from 'astro'
import { pathwayFile, pathwayPaths } from '../../../../layouts/pathway'
import { theSite } from '../../../../site'

export function getStaticPaths() {
  return pathwayPaths(theSite(), 'chart.mmd')
}

export const GET: APIRoute = ({ params }) =>
  new Response(pathwayFile(theSite(), 'chart.mmd', params), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
