import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { helpPath, ofCharts, others } from '../report/titles.ts'
import { rules } from '../validate/rules/index.ts'
import { schemas } from '../validate/validate.ts'
import { drawFormat } from './draw-format.ts'
import { drawRule, drawRules } from './draw-rules.ts'
import { excerpt } from './excerpt.ts'
import { help } from './help.ts'

const made = help()
const format = drawFormat(made.format).text
const ids = (text: string): string[] => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)

describe('the page of a rule', () => {
  test.each(made.rules)('$id shows what is wrong, where, why and how to mend it, and how it is kept', (rule) => {
    expect(rule.bad.length).toBeGreaterThan(0)
    for (const { shown, told } of rule.bad) {
      expect(shown.flatMap(({ lines }) => lines).length).toBeGreaterThan(0)
      expect(told.length).toBeGreaterThan(0)
    }
    expect(rule.good.length).toBeGreaterThan(0)
    const text = drawRule(rule).text
    // What is said of is to be seen, wherever it stands in one of the files that are shown.
    const marked = rule.bad.flatMap(({ shown }) => shown.flatMap((one) => one.marked))
    expect(text.match(/<mark>/g)?.length ?? 0).toBe(marked.length)
  })

  test('is led to from the list, and so is everything that a message can name', () => {
    const here = new Set(ids(drawRules(made).text))
    for (const id of [...rules.map(({ id }) => id), ...others.map(([id]) => id), ...ofCharts.map(([id]) => id)]) {
      expect(here, id).toContain(id)
      expect([`rules/${id}/`, `rules/#${id}`]).toContain(helpPath(id))
    }
    expect(helpPath('few-answers')).toBe('rules/few-answers/')
    expect(helpPath('yaml-hash')).toBe('rules/#yaml-hash')
  })
})

test('an example of a slip in writing is one of that slip', () => {
  const shown = made.reading.filter(({ example }) => example)
  expect(shown.length).toBe(21)
  // What no line can show: files, bounds, heads, shapes and cases.
  expect(made.reading.filter(({ example }) => !example).map(({ id }) => id)).not.toContainEqual(
    expect.stringMatching(/^yaml-(?!bounds)|^mdx-(?!bounds|head$|flowchart)/),
  )
})

describe('an excerpt', () => {
  const text = (from: number, to: number, but: Record<number, string> = {}): string =>
    Array.from({ length: to - from + 1 }, (_, i) => `${but[from + i] ?? `line ${from + i}`}\n`).join('')

  test('shows what was changed and two lines around it', () => {
    expect(excerpt('f', text(1, 30, { 10: 'x' }), text(1, 30), [])).toMatchObject({ from: 8, cut: false })
    expect(excerpt('f', text(1, 30, { 10: 'x' }), text(1, 30), []).lines).toEqual([
      'line 8',
      'line 9',
      'x',
      'line 11',
      'line 12',
    ])
  })
  test('shows the lines that are spoken of too, and those alone where both do not fit', () => {
    expect(excerpt('f', text(1, 30, { 10: 'x' }), text(1, 30), [20]).lines).toHaveLength(15)
    expect(excerpt('f', text(1, 90, { 10: 'x' }), text(1, 90), [80])).toMatchObject({ from: 78, cut: false })
  })
  test('of a long new file shows the beginning, and says that there is more', () => {
    const { from, lines, cut } = excerpt('f', text(1, 90), undefined, [])
    expect([from, lines.length, cut]).toEqual([1, 24, true])
  })
  test('of a file from which lines were taken shows where they stood', () => {
    expect(excerpt('f', 'a\nb\n', 'a\nx\nb\n', []).lines).toEqual(['a', 'b'])
    expect(excerpt('f', 'a\nb\n', 'a\nb\nx\n', []).lines).toEqual(['a', 'b'])
  })
})

describe('the page of the format', () => {
  /** Keys and words of a JSON schema, which is made from the same source by somebody else. */
  const found = (schema: unknown): { keys: string[]; words: string[] } => {
    const [keys, words]: [string[], string[]] = [[], []]
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      const { properties, enum: list, const: only } = node as Record<string, unknown>
      if (typeof properties === 'object' && properties !== null) keys.push(...Object.keys(properties))
      if (Array.isArray(list)) words.push(...list.map(String))
      if (typeof only === 'string') words.push(only)
      for (const inner of Object.values(node)) walk(inner)
    }
    walk(schema)
    return { keys, words }
  }

  test.each(Object.entries(schemas))('says every key and every word of %s', (_, schema) => {
    const { keys, words } = found(z.toJSONSchema(schema, { io: 'input' }))
    for (const name of new Set([...keys, ...words])) expect(format.includes(`<code>${name}</code>`), name).toBe(true)
  })

  test.each(Object.entries(schemas))('has a sentence for every key of %s', (_, schema) => {
    const silent: string[] = []
    const walk = (node: unknown, place: string): void => {
      if (typeof node !== 'object' || node === null) return
      const { properties = {}, ...rest } = node as { properties?: Record<string, { description?: string }> }
      for (const [name, inner] of Object.entries(properties)) {
        if (inner.description === undefined) silent.push(`${place} ${name}`)
        walk(inner, `${place} ${name}`)
      }
      for (const inner of Object.values(rest)) walk(inner, place)
    }
    walk(z.toJSONSchema(schema, { io: 'input' }), '')
    expect(silent).toEqual([])
  })

  test('says what must be written, as the schema has it', () => {
    for (const { id, form } of made.format.files) {
      if (form.is !== 'keys') continue
      const schema = z.toJSONSchema(schemas[id as keyof typeof schemas], { io: 'input' }) as { required?: string[] }
      const needed = form.keys.filter((key) => key.needed).map(({ name }) => name)
      expect(needed.sort(), id).toEqual([...(schema.required ?? [])].sort())
    }
  })

  test('has a sentence for every file and part, and leads nowhere that is not on it', () => {
    for (const { title, says } of [...made.format.files, ...made.format.parts]) expect(says, title).not.toBe('')
    const here = ids(format)
    expect(new Set(here).size).toBe(here.length)
    for (const [, to] of format.matchAll(/href="#([^"]+)"/g)) expect(here).toContain(to)
  })
})
