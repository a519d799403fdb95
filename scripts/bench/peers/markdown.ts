/**
 * Our own page's HTML as Markdown, so that every peer is given the words that our reader gets, and no others. Links
 * become plain text: a peer has no pages of ours to link to, and is the lighter for it.
 */

const blocks =
  /^(p|h[1-6]|ul|ol|li|div|section|aside|dl|dd|dt|table|thead|tbody|caption|details|summary|nav|header|footer)$/
/** @param html well-formed, as `src/view/html.ts` writes it; it may open or close what it does not close or open */
export function toMarkdown(html: string): string {
  const made: string[] = []
  let line = ''
  let mark = ''
  let cells: string[] | undefined
  let skip = 0
  let skipped = ''

  const join = (text: string): void => {
    // What stood in two boxes must not become one word.
    if (/[\p{L}\p{N}][\uE000\uE001]*$/u.test(line) && /^[\p{L}\p{N}]/u.test(text)) line += ' '
    line += text
  }
  const written = (): string => {
    const text = line
      // Stars beside a space mark nothing.
      .replace(/\uE000(\s*)(.*?)(\s*)\uE001/gs, (_, before: string, bold: string, after: string) =>
        bold === '' ? ' ' : `${before}**${bold}**${after}`,
      )
      .replace(/[\uE000\uE001]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    line = ''
    return text
  }
  const end = (): void => {
    const text = written()
    if (text !== '') made.push(mark + (mark === '' || mark === '- ' ? atStart(text) : text))
    mark = ''
  }

  for (const [, slash, name = '', attributes = '', text = ''] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (skip > 0) {
      if (name === skipped) skip += slash ? -1 : 1
    } else if (name === '') join(escapeText(text))
    // What no reader sees on this day, and what is drawn.
    else if (!slash && (name === 'svg' || / hidden(?=\s|$)/.test(attributes))) {
      skipped = name
      skip = 1
    } else if (name === 'b' || name === 'strong') {
      line += slash ? '\uE001' : '\uE000'
    } else if (name === 'br') join(' ')
    else if (name === 'pre') {
      end()
      if (!slash) {
        const [, inside = ''] = /<pre[^>]*>([^<]*)<\/pre>/.exec(html.slice(html.indexOf(`<pre${attributes}>`))) ?? []
        made.push(`\`\`\`text\n${plain(inside).trim()}\n\`\`\``)
        skipped = 'pre'
        skip = 1
      }
    } else if (name === 'tr') {
      if (!slash) {
        end()
        cells = []
      } else if (cells) {
        made.push(`| ${cells.join(' | ')} |`)
        cells = undefined
      }
    } else if (name === 'th' || name === 'td') {
      const text = written()
      if (slash) cells?.push(text)
    } else if (cells) join(' ')
    else if (blocks.test(name)) {
      end()
      if (slash && name === 'thead') made.push(`| ${'--- | '.repeat(bars(made.at(-1) ?? '')).trim()}`)
      if (!slash) mark = name === 'li' ? '- ' : /^h[1-6]$/.test(name) ? `${'#'.repeat(Number(name[1]))} ` : ''
    }
  }
  end()
  // Rows of a table and entries of a list stand together, everything else apart.
  return made.reduce((all, block, i) => {
    const before = made[i - 1]
    if (before === undefined) return block
    const together = [/^\| /, /^- /].some((start) => start.test(before) && start.test(block))
    return `${all}\n${together ? '' : '\n'}${block}`
  }, '')
}

/** Every word of a text, in lower case, with how often it is said. */
export function wordsIn(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

/** The words that a reader of Markdown sees. */
export function saidIn(markdown: string): Map<string, number> {
  return wordsIn(plain(markdown.replace(/^```\w*$/gm, '')))
}

/** The words that a reader of a built page sees, drawings with them, and what it hands to its scripts without. */
export function saidOn(page: string): Map<string, number> {
  return wordsIn(plain(page.replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')))
}

/** Words that are said less often than meant. */
export function missing(meant: ReadonlyMap<string, number>, said: ReadonlyMap<string, number>): string[] {
  return [...meant].flatMap(([word, times]) => ((said.get(word) ?? 0) < times ? [word] : []))
}

const bars = (row: string): number => row.replaceAll('\\|', '').split('|').length - 2

/** Signs that mean something to a reader of Markdown, of MDX, of Vue or of Liquid. */
function escapeText(text: string): string {
  return text
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
}

/** A line that would begin a list or a heading. */
function atStart(text: string): string {
  return text.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^[-+#]/, '\\$&')
}

/** Text as it is read: entities as their signs. */
export function plain(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
