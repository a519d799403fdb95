/**
 * What YAML does to clinical text, said in words an editor can act on. Two kinds:
 * texts that parse but would come out changed, and parser errors that speak of something else than the slip.
 */
import { isScalar, type Node, type Pair, type Scalar, type YAMLError } from 'yaml'
import type { Fault, Ref } from '../diagnostic.ts'

const quoteIt = 'Put the whole text in double quotes.'
const unread = 'Until it is mended, nothing in this file can be checked or shown.'

const fault = (at: Ref, rule: string, what: string, why: string, mend: string): Fault[] => [
  { at, rule, level: 'error', what, why, mend },
]

/** Faults of texts that YAML accepts. */
export const textFaults = {
  anchor: (at: Ref): Fault[] =>
    fault(
      at,
      'yaml-plain',
      'This uses a YAML anchor or alias (`&` or `*`)',
      'A reviewer would not see the text it stands for, and a chain of them can fill a computer’s memory.',
      'Write the text out where it is needed; a text that begins with `&` or `*` goes in double quotes.',
    ),

  tag: (at: Ref, tag: string): Fault[] =>
    fault(
      at,
      'yaml-plain',
      `This uses a YAML tag (\`${tag}\`)`,
      'A tag tells programs to turn the text into something else; readers must get what is written.',
      `Remove the tag; a text that begins with \`!\` goes in double quotes.`,
    ),

  pairInList: (at: Ref): Fault[] =>
    fault(
      at,
      'yaml-comma',
      'A `:` inside `[ ]` makes this item something else than a text',
      'The item would be lost from the page.',
      'Write the list as lines that begin with `- `, with each text in double quotes.',
    ),

  key: (at: Ref, pair: Pair<Node, Node | null>, flow: boolean): Fault[] => {
    const name = String(at.path.at(-1) ?? '')
    if (!isScalar(pair.key))
      return fault(at, 'yaml-plain', 'A list or group stands where a key should be', unread, 'Use one word as the key.')
    if (name === '<<')
      return fault(
        at,
        'yaml-plain',
        'This merges other keys in with `<<`',
        'A reviewer would not see what it brings in.',
        'Write the keys out.',
      )
    if (/^\d+$/.test(name))
      return fault(
        at,
        'yaml-number-id',
        `The key \`${name}\` is a number`,
        'Programs put keys that are numbers before all others, so the order on the page would not be the order written here.',
        `Use a word, for example \`step-${name}\`, or what a clinician would call it.`,
      )
    if (typeof pair.key.value !== 'string')
      return fault(
        at,
        'yaml-switch',
        `The key \`${name}\` is not read as a word`,
        'YAML gives it a meaning of its own, and tools differ in which.',
        'Use another word, or put it in double quotes.',
      )
    if (flow && pair.value === null)
      return fault(
        at,
        'yaml-comma',
        `\`${name}\` has no value: inside \`{ }\` a comma begins a new item`,
        'A text with a comma in it would be cut in two, and the second half lost.',
        'Write the group as lines below each other, with the text in double quotes.',
      )
    return []
  },

  scalar: (at: Ref, node: Scalar.Parsed, text: string, flow: boolean): Fault[] => {
    const found: Fault[] = []
    const { value, type } = node
    const written = node.source ?? ''
    if (type === 'PLAIN') {
      if (typeof value === 'string') {
        const after = text.slice(node.range[1], node.range[2])
        if (/^[^\n]*#/.test(after))
          found.push(
            ...fault(
              at,
              'yaml-hash',
              `Everything after \` #\` is lost: only \`${shorten(written)}\` would be kept`,
              'A reader would get half of the sentence.',
              'Put the whole text in double quotes; a comment goes on a line of its own.',
            ),
          )
        if (flow && /\s/.test(written))
          found.push(
            ...fault(
              at,
              'yaml-comma',
              `\`${shorten(written)}\` is a text inside \`[ ]\` or \`{ }\`, where every comma begins a new item`,
              'The next comma that somebody adds would cut a sentence in two.',
              'Write the list as lines that begin with `- `; keep `[ ]` and `{ }` for single words and numbers.',
            ),
          )
      }
      if (typeof value === 'number' && String(value) !== written)
        found.push(
          ...fault(
            at,
            'yaml-number',
            `\`${written}\` would be read as ${String(value)}`,
            'The figure on the page would not be the figure written here.',
            `Write ${Number.isFinite(value) ? `\`${String(value)}\` if that is meant, or ` : ''}put \`${written}\` in double quotes if it is a text.`,
          ),
        )
      if (typeof value === 'boolean' && written !== String(value))
        found.push(
          ...fault(
            at,
            'yaml-switch',
            `\`${written}\` is read as a switch (${String(value)}), not as a word`,
            'The word would be missing from the page.',
            `${quoteIt}`,
          ),
        )
      if (value === null && written !== '')
        found.push(
          ...fault(
            at,
            'yaml-switch',
            `\`${written}\` is read as nothing at all`,
            'The word would be missing from the page.',
            `${quoteIt}`,
          ),
        )
    }
    if (typeof value === 'string') found.push(...characterFaults(at, value))
    return found
  },
}

const hidden: readonly [RegExp, string][] = [
  [/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u, 'a character that turns the reading direction round'],
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/u, 'a character that cannot be seen'],
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u, 'a control character'], // eslint-disable-line no-control-regex
  [/\ufffd/u, 'a character that was damaged when the file was saved (�)'],
]

/** Characters that a reviewer cannot see but a reader would meet. */
export function characterFaults(at: Ref, text: string): Fault[] {
  for (const [pattern, name] of hidden) {
    const hit = pattern.exec(text)
    if (!hit) continue
    const code = hit[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return fault(
      at,
      'hidden-character',
      `This text holds ${name} (U+${code}) after \`${shorten(text.slice(0, hit.index), true)}\``,
      'What a reviewer sees and what a reader gets could differ.',
      'Type the text again instead of pasting it.',
    )
  }
  return []
}

const opening: readonly [RegExp, string, string][] = [
  [/(?:^\s*(?:-\s+)*|:\s+)>\s*(?![+-]?\d?\s*$|\d?[+-]?\s*$)(.*)$/, '>', 'a long text that starts on the next line'],
  [/(?:^\s*(?:-\s+)*|:\s+)\|\s*(?![+-]?\d?\s*$|\d?[+-]?\s*$)(.*)$/, '|', 'a long text that starts on the next line'],
  [/(?:^\s*(?:-\s+)+|:\s+)\*(.*)$/, '*', 'a copy of another place in the file'],
  [/(?:^\s*(?:-\s+)+|:\s+)&(.*)$/, '&', 'a place to be copied'],
  [/(?:^\s*(?:-\s+)+|:\s+)!(.*)$/, '!', 'a program’s own kind of value'],
  [/(?:^\s*(?:-\s+)+|:\s+)%(.*)$/, '%', 'an instruction to a program'],
  [/(?:^\s*(?:-\s+)+|:\s+)@(.*)$/, '@', 'something kept for later versions of YAML'],
  [/(?:^\s*(?:-\s+)+|:\s+)`(.*)$/, '`', 'something kept for later versions of YAML'],
]

/** A parser error → the slip that causes it. `sure` when the line itself shows which slip it is. */
export function parseFault(file: string, text: string, error: YAMLError): { fault: Fault; sure: boolean } {
  const at: Ref = { file, path: [], span: [error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)] }
  const line = lineAt(text, error.pos[0])
  const say = (what: string, why: string, mend: string, sure = false, rule = 'yaml-syntax') => ({
    fault: { at, rule, level: 'error' as const, what, why, mend },
    sure,
  })

  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^:\s]+/.exec(text.slice(error.pos[0]))?.[0] ?? ''
    return say(
      `\`${key}\` is written twice here`,
      'Only one of the two would be used, and nobody could tell which.',
      'Remove one, or give it another name.',
      true,
      'yaml-twice',
    )
  }
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const [tag] = textFaults.tag(at, text.slice(error.pos[0], error.pos[1]))
    return { fault: tag!, sure: true }
  }
  if (error.code === 'MULTIPLE_DOCS')
    return say('A line `---` begins a second document in this file', 'Only the first would be used.', 'Remove that line, or move what follows to a file of its own.', true)
  if (error.code === 'TAB_AS_INDENT')
    return say('This line is indented with a tab', unread, 'Use two spaces for each level.', true)

  for (const [pattern, sign, meaning] of opening) {
    if (!pattern.test(line)) continue
    return say(
      `A text begins with \`${sign}\`, which in YAML means ${meaning}`,
      unread,
      `${quoteIt} ${sign === '>' ? 'For example: `"≥ 10"`. Bounds are written `from: 10`, `above: 10`, `below: 10` or `up-to: 10`.' : ''}`.trim(),
      true,
      'yaml-sign',
    )
  }
  if (error.code === 'MISSING_CHAR' && /quote/.test(error.message))
    return say('A quotation mark is opened here and never closed', unread, 'Add the closing quotation mark.')
  if (/:\s+["']/.test(line) && error.code === 'UNEXPECTED_TOKEN')
    return say(
      'Something follows the closing quotation mark',
      unread,
      'Put the closing mark at the end of the text; a double quotation mark inside it is written `\\"`.',
    )
  if (error.code === 'BAD_DQ_ESCAPE')
    return say('A `\\` inside double quotes begins a code that YAML does not know', unread, 'Write `\\\\` for a backslash.', true)
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' && (line.match(/:\s/g)?.length ?? 0) > 1)
    return say(
      'A colon followed by a space stands inside a text',
      'YAML takes the words before it for a key.',
      `${quoteIt}`,
      true,
      'yaml-colon',
    )
  if (/Flow (sequence|map)/.test(error.message))
    return say('A `[` or `{` is opened here and not closed in time', unread, 'Close it, or write the list as lines that begin with `- `.')
  return say(
    'This line does not fit the lines around it',
    unread,
    'Check that it is indented like its neighbours (two spaces a level), that a key ends with `: `, and that a text with `: `, `#` or quotation marks in it is in double quotes.',
  )
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const to = text.indexOf('\n', from)
  return text.slice(from, to < 0 ? undefined : to).replace(/\r$/, '')
}

function shorten(text: string, tail = false): string {
  const most = 40
  if (text.length <= most) return text
  return tail ? `…${text.slice(-most)}` : `${text.slice(0, most)}…`
}
