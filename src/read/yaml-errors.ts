/**
 * What YAML refuses, said in words about the slip that causes it: the parser's own errors often speak of something else,
 * and of another line.
 */
import type { YAMLError } from 'yaml'
import type { Fault, Ref } from '../diagnostic.ts'
import { quoteIt, textFaults, unread } from './yaml-faults.ts'

/** `sure`: the line itself shows which slip it is, so that it is worth saying even after another error. */
export interface Explained {
  fault: Fault
  sure: boolean
}

type Say = (
  what: string,
  mend: string,
  more?: { why?: string; rule?: string; sure?: boolean; span?: readonly [number, number] },
) => Explained

export function explain(file: string, text: string, error: YAMLError): Explained {
  const [from, to] = error.pos
  const at: Ref = { file, path: [], span: [from, Math.max(to, from + 1)] }
  const say: Say = (what, mend, { why = unread, rule = 'yaml-syntax', sure = false, span } = {}) => ({
    fault: { at: span ? { ...at, span } : at, rule, level: 'error', what, why, mend },
    sure,
  })
  return byCode(text, error, at, say) ?? bySign(text, from, say) ?? byLine(text, error, say)
}

const oddIndent = 'This line is not indented like its neighbours'
const evenIndent = 'Use two spaces for each level, and begin lines of one group below each other.'

/** Errors whose code says enough. */
function byCode(text: string, { code, message, pos: [from, to] }: YAMLError, at: Ref, say: Say): Explained | undefined {
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
      return { fault: textFaults.tag(at, text.slice(from, to))[0]!, sure: true }
    case 'MULTIPLE_DOCS':
      return say(
        'A line `---` or `...` begins a second document in this file',
        'Remove that line, or move what follows to a file of its own.',
        {
          why: 'Only the first would be used.',
          sure: true,
          span: [from, from + 1],
        },
      )
    case 'TAB_AS_INDENT':
      return say('This line is indented with a tab', 'Use two spaces for each level.', { sure: true })
    case 'BAD_DQ_ESCAPE':
      return say('A `\\` inside double quotes begins a code that YAML does not know', 'Write `\\\\` for a backslash.', {
        sure: true,
      })
    case 'MISSING_CHAR': {
      const quote = /closing (["'])/.exec(message)?.[1]
      const span = quote === undefined ? undefined : openingQuote(text, from, quote)
      return (
        span && say('A quotation mark is opened here and never closed', 'Add the closing quotation mark.', { span })
      )
    }
    case 'BAD_INDENT': {
      const bracket = /Flow (sequence|map)/.exec(message)?.[1]
      if (!bracket) return say(oddIndent, evenIndent, { span: oddLine(text, from) })
      const sign = bracket === 'map' ? '{' : '['
      const span = openingBracket(text, from)
      return say(
        `A \`${sign}\` is opened here and never closed`,
        `Add \`${sign === '{' ? '}' : ']'}\`, or write one item a line.`,
        span ? { span } : {},
      )
    }
    default:
      return undefined
  }
}

const signs: readonly [RegExp, string, string][] = [
  [/^>(?!\s*$|[+-]?\d?\s*$|\d[+-]?\s*$)/, '>', 'a long text that starts on the next line'],
  [/^\|(?!\s*$|[+-]?\d?\s*$|\d[+-]?\s*$)/, '|', 'a long text that starts on the next line'],
  [/^\*/, '*', 'a copy of another place in the file'],
  [/^&/, '&', 'a name for copies of this place'],
  [/^!/, '!', 'an order to a program'],
  [/^%/, '%', 'an order to a program'],
  [/^@/, '@', 'something kept for later versions of YAML'],
  [/^`/, '`', 'something kept for later versions of YAML'],
]

/** A text that begins with a sign which YAML keeps for itself. */
function bySign(text: string, offset: number, say: Say): Explained | undefined {
  const { from, line } = lineAt(text, offset)
  // Inside `[ ]` or `{ }` the text begins where the error is; elsewhere the error may stand further on in the line.
  const here = line.slice(0, offset - from)
  const lead = /[[{,:]\s*$/.test(here) ? here : /^\s*(?:-\s+)*(?:[\w-]+:\s+)?(?:-\s+)*/.exec(line)![0]
  const value = line.slice(lead.length)
  if (lead.trim() === '') return undefined
  const [, sign, meaning] = signs.find(([pattern]) => pattern.test(value)) ?? []
  if (sign === undefined || meaning === undefined) return undefined
  return say(
    `\`${value.trim().slice(0, 40)}\` begins with \`${sign}\`, which in YAML means ${meaning}`,
    sign === '>'
      ? `${quoteIt} A bound is written \`from: 10\` (≥), \`above: 10\` (>), \`below: 10\` (<) or \`up-to: 10\` (≤).`
      : quoteIt,
    { rule: 'yaml-sign', sure: true, span: [from + lead.length, from + line.trimEnd().length] },
  )
}

/** The rest, by what the line looks like. */
function byLine(text: string, { code, pos: [offset] }: YAMLError, say: Say): Explained {
  const { from, line } = lineAt(text, offset)
  const whole = (mend: string, what: string, rule?: string): Explained =>
    say(what, mend, { ...(rule ? { rule } : {}), sure: true })
  const before = text.slice(0, offset).trimEnd().at(-1) ?? ''
  const here = text[offset] ?? ''

  if (code === 'UNEXPECTED_TOKEN' && (before === '"' || before === "'"))
    return say(
      'Something follows the closing quotation mark',
      'Put the closing mark at the end of the text; a double quotation mark inside it is written `\\"`.',
    )
  if (code === 'UNEXPECTED_TOKEN' && (before === ']' || before === '}') && here !== ']' && here !== '}')
    return say(`A text goes on after \`${before}\``, `${quoteIt} \`[ ]\` and \`{ }\` are for lists and groups.`)
  if (here === ']' || here === '}')
    return say(`A \`${here}\` closes something that was not opened`, `Remove it, or put the text in double quotes.`)
  if (/:\s+-\s/.test(line))
    return say(
      'A list begins on the line of its key',
      'Begin it on the next line, indented by two spaces; if this is a text, put it in double quotes.',
    )
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    if (/:\s.*:(\s|$)/.test(line))
      return say('A colon stands inside a text', quoteIt, {
        why: 'YAML takes the words before it for a key.',
        rule: 'yaml-colon',
        sure: true,
      })
    const next = from + line.length + 1
    const below = lineAt(text, next).line
    const indent = /^\s*/.exec(below)![0].length
    return say(
      'This line is indented as if it belonged to the text above',
      'Begin it in the same column as the key above, or put the text above and this one in one pair of double quotes.',
      {
        span: [next + indent, next + Math.max(below.trimEnd().length, indent + 1)],
      },
    )
  }
  if (code === 'MULTILINE_IMPLICIT_KEY') {
    if (/^\s*[\w-]+:\S/.test(line)) return whole('Add a space after the colon.', 'A colon has no space after it')
    if (/^\s*-\s/.test(line))
      return whole(
        'Indent it like the keys beside it, or move it under the key that it belongs to.',
        'A list item stands where a key is expected',
      )
    // It has one: what is above it stands in the wrong column.
    if (/^\s*[\w-]+: /.test(line)) return say(oddIndent, evenIndent)
    return whole(
      'Add the key and a colon before it, or put it in one pair of double quotes with the line above.',
      'This line has no key',
    )
  }
  return say(
    'This line does not fit the lines around it',
    'Check that it is indented like its neighbours (two spaces a level), that a key ends with `: `, and that a text with `: `, `#` or quotation marks in it is in double quotes.',
  )
}

const indentOf = (line: string): number => /^ */.exec(line)![0].length

/**
 * The line that is out of its column: YAML names the first after it that goes on as before. So it is the one above, where
 * that stands further left than both what is above it and what is below.
 */
function oddLine(text: string, offset: number): [number, number] {
  const written: { from: number; line: string }[] = []
  let from = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '' && !/^ *#/.test(line)) written.push({ from, line: line.replace(/\r$/, '') })
    from += line.length + 1
  }
  const end = (at: number) => written[at]!.from + written[at]!.line.length
  const here = written.findIndex((_, at) => end(at) > offset)
  const spanOf = (at: number): [number, number] => [written[at]!.from + indentOf(written[at]!.line), end(at)]
  if (here < 0) return [offset, offset + 1]
  const indent = indentOf(written[here]!.line)
  const left = written.findLastIndex(({ line }, at) => at < here && indentOf(line) < indent)
  const before = written.findLastIndex(({ line }, at) => at < left && indentOf(line) <= indent)
  return left > 0 && before >= 0 && indentOf(written[before]!.line) === indent ? spanOf(left) : spanOf(here)
}

/** The mark that opens the text which ends, unclosed, before `end`. */
function openingQuote(text: string, end: number, quote: string): [number, number] | undefined {
  let at = text.lastIndexOf(quote, end - 1)
  // `\"` and `''` are marks inside the text.
  while (at > 0 && (quote === '"' ? text[at - 1] === '\\' : text[at - 1] === "'"))
    at = text.lastIndexOf(quote, at - (quote === '"' ? 1 : 2))
  return at < 0 ? undefined : [at, at + 1]
}

function openingBracket(text: string, end: number): [number, number] | undefined {
  let closed = 0
  for (let at = end - 1; at >= 0; at--) {
    const sign = text[at]
    if (sign === ']' || sign === '}') closed++
    else if ((sign === '[' || sign === '{') && closed-- === 0) return [at, at + 1]
  }
  return undefined
}

function lineAt(text: string, offset: number): { from: number; line: string } {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const to = text.indexOf('\n', from)
  return { from, line: text.slice(from, to < 0 ? undefined : to).replace(/\r$/, '') }
}
