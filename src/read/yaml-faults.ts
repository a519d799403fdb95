/**
 * Texts that YAML accepts and would change on the way to the page: each is refused in words that an editor can act on.
 * (What YAML itself refuses is in `yaml-errors.ts`.)
 */
import { isScalar, type Node, type Pair, type Scalar } from 'yaml'
import type { Fault, Ref } from '../diagnostic.ts'

export const quoteIt = 'Put the whole text in double quotes.'
export const unread = 'Until it is mended, nothing in this file can be checked or shown.'

const fault = (at: Ref, rule: string, what: string, why: string, mend: string): Fault[] => [
  { at, rule, level: 'error', what, why, mend },
]

/** Faults of texts that YAML accepts. */
export const textFaults = {
  /** @param written `*urgent*` or `&name` as it stands in the file */
  anchor: (at: Ref, written: string): Fault[] =>
    fault(
      at,
      'yaml-sign',
      `\`${shorten(written)}\` is read as ${written.startsWith('*') ? 'a copy of another place in the file' : 'a name for copies of this place'}`,
      'A reader would get something else than this text, and a chain of copies can fill a computer’s memory.',
      'If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
    ),

  tag: (at: Ref, tag: string): Fault[] =>
    fault(
      at,
      'yaml-sign',
      `\`${shorten(tag)}\` is read as an order to a program`,
      'It turns the text into something else; readers must get what is written.',
      'If it is a text, put the whole text in double quotes; otherwise remove it.',
    ),

  pairInList: (at: Ref, written: string): Fault[] =>
    fault(
      at,
      'yaml-comma',
      `The \`:\` in \`${shorten(written)}\` makes this item of \`[ ]\` something else than a text`,
      'The item would be lost from the page.',
      'Write the list as lines that begin with `- `, with each text in double quotes.',
    ),

  twice: (at: Ref, key: string): Fault[] =>
    fault(
      at,
      'yaml-twice',
      `\`${key}\` is written twice here`,
      'Only one of the two would be used, and nobody could tell which.',
      'Remove one, or give it another name. If these are the entries of a list, begin each with `- `.',
    ),

  /** Keys that come again one after another are an entry of a list whose sign was forgotten. */
  entryTwice: (at: Ref, key: string, more: number, above: string | undefined): Fault[] =>
    fault(
      at,
      'yaml-twice',
      `\`${key}\` and ${more === 1 ? 'another key' : `${more} more keys`} of this group are written twice`,
      'Only one of each would be used, and nobody could tell which.',
      above === undefined
        ? `If an entry of a list begins here, write \`- ${key}:\`; otherwise remove one of each.`
        : `If they belong to \`${above}\`, begin \`${above}:\` further left, like the keys beside it.`,
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
    if (name === '__proto__')
      return fault(
        at,
        'yaml-plain',
        'A key cannot be called `__proto__`',
        'Programs keep this word for themselves, and would lose what is written under it.',
        'Use another word.',
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
        // `40 years`
        const figure = /^(\d+(?:\.\d+)?)\s/.exec(written)?.[1]
        if (flow && /\s/.test(written))
          found.push(
            ...fault(
              at,
              'yaml-comma',
              `\`${shorten(written)}\` is a text inside \`[ ]\` or \`{ }\`, where every comma begins a new item`,
              'The next comma that somebody adds would cut a sentence in two.',
              figure === undefined
                ? 'Write the list as lines that begin with `- `; keep `[ ]` and `{ }` for single words and numbers.'
                : `Where a figure is wanted, write it alone: \`${figure}\`. A text belongs in double quotes.`,
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
            Number.isFinite(value)
              ? `Write \`${String(value)}\` if that is meant, or put \`${written}\` in double quotes if it is a text.`
              : quoteIt,
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
    if (value === null && written === '' && /^[ \t]*#/.test(text.slice(node.range[0], node.range[2])))
      found.push(
        ...fault(
          at,
          'yaml-hash',
          'Everything after `#` is lost, and nothing is left',
          'A reader would meet an empty place.',
          'Put the whole text in double quotes; a comment goes on a line of its own.',
        ),
      )
    // The file itself has been looked at already: only what is written as a code can still hide something.
    const coded = type === 'QUOTE_DOUBLE' && text.slice(node.range[0], node.range[1]).includes('\\')
    if (coded && typeof value === 'string') found.push(...characterFaults(at, value))
    return found
  },
}

/** Anything that `hiddenCharacters` looks at more closely. */
export const anyHidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd\udb40]/ // eslint-disable-line no-control-regex

const hidden: readonly [RegExp, string][] = [
  [/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u, 'a character that turns the reading direction round'],
  // The last are tags and variants: a whole sentence can be written in them and not be seen.
  [
    /[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u,
    'a character that cannot be seen',
  ],
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/u, 'a control character'], // eslint-disable-line no-control-regex
  [/\ufffd/u, 'a character that was damaged when the file was saved (�)'],
]

/** Hidden characters anywhere in a file, in keys and comments as well: at most one fault a line. */
export function hiddenCharacters(file: string, text: string): Fault[] {
  const found: Fault[] = []
  if (text.startsWith('\ufeff'))
    found.push(
      ...fault(
        { file, path: [], span: [0, 1] },
        'hidden-character',
        'This file begins with a byte order mark (U+FEFF), which cannot be seen',
        'Some tools take it for a part of the first word, and lose what stands there.',
        'Save the file as “UTF-8” without a byte order mark (“BOM”).',
      ),
    )
  if (!anyHidden.test(text)) return found
  let from = 0
  for (const line of text.split('\n')) {
    if (anyHidden.test(line)) {
      const start = from === 0 && line.startsWith('\ufeff') ? 1 : 0
      const at: Ref = { file, path: [], span: [from + start, from + line.length] }
      const [first] = characterFaults(at, line.slice(start).replace(/\r$/, ''))
      if (first) found.push({ ...first, at: { ...at, span: hiddenSpan(line, from, start) } })
      else if (fixedSpace.test(line)) found.push(...fixedSpaceFault(at))
    }
    from += line.length + 1
  }
  return found
}

function hiddenSpan(line: string, from: number, start: number): [number, number] {
  const hits = hidden.map(([pattern]) => line.slice(start).search(pattern)).filter((index) => index >= 0)
  const at = from + start + Math.min(...hits)
  return [at, at + 1]
}

/** A fixed space is welcome inside a text (10 µg), but where YAML needs a space it is a letter. */
const fixedSpace = /^[ \t-]*\u00a0|[:-]\u00a0/

function fixedSpaceFault(at: Ref): Fault[] {
  return fault(
    at,
    'hidden-character',
    'A fixed space (U+00A0) stands where an ordinary space is needed',
    'It looks like a space and is read as a letter, so the line would be read as something else.',
    'Delete the space and type it again.',
  )
}

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

function shorten(text: string, tail = false): string {
  const most = 40
  if (text.length <= most) return text
  return tail ? `…${text.slice(-most)}` : `${text.slice(0, most)}…`
}
