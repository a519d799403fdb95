/** Lines read off the indentation, held against the places of the parser. */
import { expect, test } from 'vitest'
import { repository } from '../../scripts/cli/args.ts'
import { readRoots } from '../../scripts/cli/files.ts'
import { lineIn, outline } from './outline.ts'
import { readYaml } from './yaml.ts'

const files = [...readRoots([repository]).files].filter(
  ([file]) => /\/(base|england|scotland|wales|northern-ireland)\.yaml$/.test(file) && file.startsWith('pathways/'),
)

/** Every key of every mapping that is not written inside `{ }`. */
function paths(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((one, i) => paths(one, [...at, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => [[...at, key], ...paths(one, [...at, key])])
}

test('every key of the starter library stands where the parser finds it', () => {
  let looked = 0
  for (const [file, text] of files) {
    const known = outline(text)
    const source = readYaml(file, text)
    for (const path of paths(source.data)) {
      const { line } = source.place({ path, key: true })
      expect(lineIn(known, path), `${file} ${path.join('/')}`).toBe(line)
      looked++
    }
  }
  expect(looked).toBeGreaterThan(5000)
})

test('a list to the left, a list in a list, a quoted key, a note that looks like a key', () => {
  const text = 'a:\n- b: 1\n  c:\n    - d: 2\n    # e: 3\n    - f: 4\n- "g h": 5\ni: { j: 6 }\n'
  const known = outline(text)
  const at = (...path: (string | number)[]): number => lineIn(known, path)
  expect([at('a', 0, 'c', 1, 'f'), at('a', 1, 'g h'), at('i', 'j'), at('e')]).toEqual([6, 7, 8, 1])
})
