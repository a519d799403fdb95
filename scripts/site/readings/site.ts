/** Every pathway page of the built site, with the view that it was drawn from. */
import { nations } from '../../../src/nations.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../../src/site.ts'
import type { View } from '../../../src/view/view.ts'
import { loadLibrary } from '../../cli/load.ts'
import { asOf, repository } from '../build.ts'
import type { LinkWords } from './heard.ts'

export interface PathwayPage {
  /** `wales/cy/pathways/suspected-tia/` */
  path: string
  view: View
}

export async function pathwayPages(): Promise<PathwayPage[]> {
  const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf })
  // Views carry no style sheets or scripts, so the site has none here.
  const site: Site = { checked, files: new Map(), nations, asOf, assets: {} as Site['assets'] }
  return editions(site).flatMap((edition) =>
    pathwaysOf(site, edition.nation).map((of) => ({
      path: `${edition.folder}/pathways/${of.pathway.slug}/`,
      view: viewOf(site, edition, of, '../../'),
    })),
  )
}

export function linkWords({ t }: Pick<View, 't'>): LinkWords {
  return { step: t('go-to-step'), outcome: t('go-to-outcome'), then: t('then') }
}
