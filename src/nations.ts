/** The four nations, in the order in which pages list them. Ids are file names, folder names and URL words. */
export const nations = ['england', 'scotland', 'wales', 'northern-ireland'] as const

export type NationId = (typeof nations)[number]

export function isNation(word: string): word is NationId {
  return (nations as readonly string[]).includes(word)
}

/** Used where a library brings no `content/nations/<id>.yaml` of its own. */
export const nationNames: Record<NationId, string> = {
  england: 'England',
  scotland: 'Scotland',
  wales: 'Wales',
  'northern-ireland': 'Northern Ireland',
}
