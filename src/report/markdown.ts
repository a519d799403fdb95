/** Contributed words inside Markdown: they never become markup, a mention of a person or a link to another thread. */

export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\*_~[\]<>&|#`]/g, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/@(?=\w)/g, '&#64;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, 3)}&#46;`)
}

/** A cell of a table. Ids and figures between backticks stay code, whatever stands in them. */
export function cell(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`|<>&]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : plain(part.replaceAll('`', "'"))))
    .join('')
}
