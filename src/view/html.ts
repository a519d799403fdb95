/**
 * HTML as text, safe by default: whatever is put into an `html` template is escaped, unless it is `Html` itself.
 * Free of Astro, so that the build and the browser editor draw with the same code.
 */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Part = Html | string | number | false | null | undefined | readonly Part[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escape(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => escapes[sign]!) : text
}

function write(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  let all = ''
  for (const one of part) all += write(one)
  return all
}

/** A template whose parts are escaped. `false`, `null` and `undefined` write nothing; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0]!
  for (let i = 0; i < parts.length; i++) text += write(parts[i]) + strings[i + 1]!
  return new Html(text)
}
