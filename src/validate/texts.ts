/** The words that readers meet, text by text, held against every rule about words. */
import type { Fault } from '../diagnostic.ts'
import { remember, type Memory } from '../memory.ts'
import type { Document } from '../read/library.ts'
import type { Slip, TextRule } from './rule.ts'
import { rules } from './rules/index.ts'

const textRules = rules.filter((rule): rule is TextRule => rule.of === 'text')

/** Keys whose values no reader meets as words of a sentence. */
const notWords = new Set(['source', 'url', 'address', 'test', 'unit', 'superseded-by', 'same-as'])

/** Lists of words: what stands there is typed by readers, or explained to them, and says nothing about anybody. */
const ofWords: readonly Document['kind'][] = ['queries', 'words', 'sources', 'hazards']
const ofPeople: readonly Document['kind'][] = ['cases', 'stories', 'events', 'glossary']

type TextSlip = Slip & { rule: TextRule }

/**
 * One text that stands in many files is looked at once.
 * @param memory what was found before in folders that have not changed
 */
export function checkTexts(documents: readonly Document[], memory?: Memory): Fault[] {
  const known = new Map<string, readonly TextSlip[]>()
  const slipsOf = (text: string): readonly TextSlip[] => {
    let slips = known.get(text)
    if (!slips) {
      slips = textRules.flatMap((rule) => rule.check(text).map((slip) => ({ ...slip, rule })))
      known.set(text, slips)
    }
    return slips
  }
  return documents.flatMap((document) => {
    const before = slipsIn.get(document)
    if (before) return before
    const { file } = document.source
    const found = remember(memory, file, `texts ${file}`, () => textsOf(document, slipsOf))
    slipsIn.set(document, found)
    return found
  })
}

/** Of documents that are still in use: a live preview checks the same ones after every save. */
const slipsIn = new WeakMap<Document, readonly Fault[]>()

function textsOf({ kind, source }: Document, slipsOf: (text: string) => readonly TextSlip[]): Fault[] {
  if (ofWords.includes(kind)) return []
  const found: Fault[] = []
  const guidance = !ofPeople.includes(kind)
  const look = (text: string, at: (slip: Slip) => Fault['at']): void => {
    for (const slip of slipsOf(text)) {
      const { rule, what, why, mend } = slip
      if (guidance || rule.where === 'everywhere')
        found.push({ at: at(slip), rule: rule.id, level: rule.level, what, why, mend })
    }
  }
  const { file } = source
  visit(source.data, [], (text, path) => look(text, () => ({ file, path: [...path] })))
  if ('body' in source)
    for (const { 0: line, index } of source.text.slice(source.body).matchAll(/[^\n]+/g)) {
      const start = source.body + index
      look(line, ({ from, to }) => ({ file, path: [], span: [start + from, start + to] }))
    }
  return found
}

function visit(
  value: unknown,
  path: (string | number)[],
  look: (text: string, path: (string | number)[]) => void,
): void {
  if (typeof value === 'string') {
    // Ids and single words are checked by what they name.
    if (/[^a-z0-9-]/.test(value)) look(value, path)
    return
  }
  for (const key in value as object) {
    if (notWords.has(key)) continue
    path.push(Array.isArray(value) ? Number(key) : key)
    visit((value as Record<string, unknown>)[key], path, look)
    path.pop()
  }
}
