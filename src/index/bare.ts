/** What is drawn for the search, without what it does not look at. */

/** Drawings, and what only styles and scripts ask for, would be sent and read for nothing: they are half of the page. */
export function bare(page: string): string {
  return (
    page
      .replace(/<svg.*?<\/svg>/g, '')
      // What only stands side by side on the page would be read as one word: “1Red flagsShared base”.
      .replace(/<\/(span|b)>(?=<(?:span|b)\b)/g, '</$1> ')
      .replace(/<(\w+) ([^>]*)>/g, (_, name: string, attributes: string) => {
        const kept = hasIndexed.test(attributes) && attributes.match(indexed)
        return kept ? `<${name} ${kept.join(' ')}>` : `<${name}>`
      })
      // Pagefind asks a dozen things about each tag, and these change nothing for it: it knows one language a page.
      .replace(/<\/?(?:a|abbr|b|small|span|ul|ol)(?: lang="[^"]*")?>/g, '')
  )
}

/** What Pagefind looks at in a tag. */
const indexed = /(?<![^ ])(?:id|lang|data-pagefind[\w-]*)(?:="[^"]*")?(?![^ ])/g
const hasIndexed = /id=|lang=|data-pagefind/
