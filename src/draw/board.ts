/** What one board has of its own, pathway by pathway, beside what its nation says. */
import type { PathwayFolder } from '../folder.ts'
import type { NationId } from '../nations.ts'
import { resolve, resolveBoard } from '../resolve/resolve.ts'
import type { SectionName } from '../validate/schema/pathway.ts'
import { html, type Html } from '../view/html.ts'
import type { View } from '../view/view.ts'
import { shortName } from './chart.ts'
import { drawDifferences } from './differs.ts'
import { sectionKey } from './sections.ts'

/**
 * @param home from the page to the root of its edition
 * @returns false where the board has no file of its own in any folder
 */
export function drawBoardDiffers(
  words: Pick<View, 't' | 'facts' | 'register' | 'language'>,
  folders: readonly PathwayFolder[],
  { nation, id, name }: { nation: NationId; id: string; name: string },
  home: string,
): Html | false {
  const drawn = folders.flatMap((folder) => {
    const pathway = resolveBoard(folder, nation, id)
    const under = pathway && resolve(folder, nation)
    if (!under) return []
    const page = `${home}pathways/${folder.slug}/`
    const link = (what: string, kind: 'step' | 'section'): Html => {
      if (kind === 'section') return html`${words.t(sectionKey(what as SectionName).title)}`
      const step = under.steps.get(what)?.value ?? pathway.steps.get(what)?.value
      const title = step ? shortName(words, step) : what
      // A step that only the board has is not on the nation's page.
      return under.steps.has(what) ? html`<a href="${page}#${what}">${title}</a>` : html`${title}`
    }
    const own = pathway.differences.filter(({ by }) => by === `${nation}.${id}`)
    const differs = drawDifferences(
      { ...words, translation: undefined, pathway },
      { ...under, name: words.facts.name, facts: words.facts },
      own,
      name,
      link,
    )
    return differs ? [html`<h3><a href="${page}">${folder.base.value.title}</a></h3>${differs}`] : []
  })
  return drawn.length > 0 && html`<div lang="en">${drawn}</div>`
}
