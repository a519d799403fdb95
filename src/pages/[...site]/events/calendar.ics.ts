/** The events of a nation for a reader's own diary. Left out where no event is known. */
import type { APIRoute } from 'astro'
import { calendarOf } from '../../../draw/calendar'
import { editionOf, editions, theSite } from '../../../site'

export function getStaticPaths() {
  const site = theSite()
  return editions(site)
    .filter(({ nation }) => (site.checked.library.events.get(nation)?.events ?? []).length > 0)
    .map(({ folder }) => ({ params: { site: folder } }))
}

export const GET: APIRoute = ({ params }) => {
  const { checked, asOf } = theSite()
  const { nation, facts, t } = editionOf(theSite(), params.site!)
  const known = checked.library.events.get(nation)?.events ?? []
  const { register } = checked.library
  const text = calendarOf(known, { nation, name: facts.name, asOf, register, draft: t('draft-strip') })
  return new Response(text ?? '', { headers: { 'content-type': 'text/calendar; charset=utf-8' } })
}
