/** What of a pathway's page is searched. It stands apart from what draws pages, for a thread that reads many of them. */

/**
 * What the page says about a text and not the text itself: numbers, kinds and ways of steps, who wrote them, and what
 * stands somewhere else in the same words. Whoever looks for “step 2” would find every page, and what is shown of a hit
 * is to read as it was written.
 */
const leftOut = new RegExp(
  [
    // The blank list says the section once more, and the hint under it is the same everywhere.
    '<pre class="plain".*?</pre>(?:<p class="x m">[^<]*</p>)?',
    '<div class="margin">.*?</div>(?=</section>)',
    // Outcomes with all answers that lead to them, and behaviours, each of which has a page.
    '<div class="(?:who|beside)">.*?</div>',
    // An outcome's own line says how urgent it is, and so is no such line.
    '<p class="(?:kind|side-title|rail)">.*?</p>',
    '<span class="stub\\b[^>]*>(?:<span[^>]*>[^<]*</span>)*</span>',
    '<span class="(?:no|tag|vh|jump)\\b[^>]*>[^<]*</span>',
    '<p><a href="#section-refer-[^>]*>[^<]*</a></p>',
  ].join('|'),
  'gs',
)

/** Sections with words of their own. The others list steps, behaviours or destinations, which are found where they stand. */
const own = ['before', 'who-not', 'send', 'tell', 'resources']

/**
 * Cut out of the page itself, so that a hit leads to an id that stands there, and to the words that were found. Much of
 * what is left nobody searches: see `bare.ts`.
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
  const parts = [
    // Its title and its purpose.
    between('<h1>', '</p>'),
    '</p>',
    between('<ol class="road"', '<div class="legend">'),
    ...own.map(section),
  ]
  return parts.join('').replace(leftOut, '')
}
