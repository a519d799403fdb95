/** A new pathway from the template: its folder name, its review date, and the template's own marks filled in. */

/** What stands in links: small letters, figures and hyphens, beginning with a letter. */
export function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** The same day a year later; 29 February becomes the 28th. */
export function yearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`
}

/** One file of the template with its title and review date. */
export function fillTemplate(text: string, { title, asOf }: { title: string; asOf: string }): string {
  return text.replace('"{{title}}"', () => JSON.stringify(title)).replace('"{{review-by}}"', yearAfter(asOf))
}
