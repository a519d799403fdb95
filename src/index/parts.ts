/**
 * Full text in parts. Pagefind cannot change a part of an index, so after an edit all that stands in one index is read
 * again. A nation of many pathways has several, and only that in which the edited pathway stands is made anew. Whoever
 * searches the text then fetches from each of them, which is why a nation of few has one.
 */

/** A search fetches some 20 KB from each part; to make a part takes about half a second. */
export const mostInPart = 250

/** How many parts there are for a number of pathways; never none. */
export function partsFor(pathways: number): number {
  return Math.max(1, Math.ceil(pathways / mostInPart))
}

/**
 * The part of a pathway, from 0. It hangs on the address alone, so that a new pathway moves no other one as long as the
 * number of parts stays. FNV-1a, 32 bits.
 * @param slug of ASCII
 */
export function partOf(slug: string, parts: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < slug.length; at++) hash = Math.imul(hash ^ slug.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % parts
}

/** Where a part stands in the folder of the index. The first is the index itself, to which the others are joined. */
export function partFolder(part: number): string {
  return part === 0 ? '' : `part-${part}/`
}
