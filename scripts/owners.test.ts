/** Whose site a slip stops, and what is told first: a slip of one nation is that nation's, also where another file names it. */
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { stoppedBy } from '../src/report/place.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

const folder = 'pathways/gastroenterology/suspected-colorectal-cancer/'
const { files } = readRoots([repository])

function slip(name: string, from: RegExp, to: string): { told: string[]; stopped: string[] } {
  const file = folder + name
  const text = files.get(file)!
  expect(text).toMatch(from)
  const broken = new Map([...files, [file, text.replaceAll(from, to)]])
  const { diagnostics } = check(broken, { nations, asOf: '2026-12-01' })
  const errors = diagnostics.filter(({ level }) => level === 'error')
  return {
    told: errors.map(({ file, rule }) => `${file.slice(folder.length)} ${rule}`),
    stopped: [...stoppedBy(errors, nations)],
  }
}

test('a step that Scotland calls by another name stops Scotland, though the cases of all nations name it', () => {
  const { told, stopped } = slip('scotland.yaml', /\bbelow-threshold\b/g, 'under-threshold')
  expect(told.length).toBeGreaterThan(0)
  expect(stopped).toEqual(['scotland'])
})

test('a value that is missing is told once, where it is missing: no case is to be mended for it', () => {
  const { told, stopped } = slip('scotland.yaml', /^ {2}fit-threshold:/gm, '  qfit-threshold:')
  expect(stopped).toEqual(['scotland'])
  expect(told.filter((one) => one.startsWith('cases.yaml'))).toEqual([])
  expect(told.length).toBeGreaterThan(0)
})

test('the cases come last: what they find mostly comes of a fault that is told before', () => {
  const { told } = slip('scotland.yaml', /^( +)from: fit-threshold$/gm, '$1above: fit-threshold')
  expect([...new Set(told.map((one) => one.split(' ')[0]))]).toEqual(['scotland.yaml', 'cases.yaml'])
})
