/** What of a pathway's page is searched. It stands apart from what draws pages, for a thread that reads many of them. */

/** Sections with words of their own. The others list steps, behaviours or destinations, which are found where they stand. */
const own = ['before', 'who-not', 'send', 'tell', 'resources']

/**
 * Cut out of the page itself, so that a hit leads to an id that stands there, and to the words that were found. What
 * stands on every page or is said a second time is left out. Much of what is left nobody searches: see `bare.ts`.
 * @param page as `layouts/pathway.ts` draws it
 * @returns HTML
 * @throws where it is not such a page
 */
export function searchedIn(page: string): string {
  const between = (begin: string, end: string): string => {
    const from = page.indexOf(begin)
    const to = from < 0 ? -1 : page.indexOf(end, from + begin.length)
    if (to < 0) throw new Error(`A page without \`${from < 0 ? begin : end}\` cannot be searched.`)
    return page.slice(from, to)
  }
  const section = (id: string): string =>
    between(`<section class="sec"><h2 tabindex="-1" id="section-${id}"`, '<section class="sec"')
  return [
    // Its title and its purpose.
    between('<h1>', '</p>'),
    '</p>',
    between('<ol class="road"', '<div class="legend">'),
    ...own.map(section),
  ].join('')
}
