/**
 * What charts chose, written into the files of their authors: so that a later edit moves only what it touches. One line
 * is put into each step and nothing else of the file is changed.
 */
import { isMap, isScalar, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import { pinsOf as chosenBy } from '../../src/layout/pins.ts'
import type { NationPathway } from '../../src/library.ts'
import type { Files } from '../../src/read/library.ts'
import { chartOf } from '../../src/site.ts'

/** One line to be written, and what nations that share the step have there instead. */
interface Pin {
  file: string
  path: readonly (string | number)[]
  key: 'way-on' | 'meets-at'
  values: Set<string | undefined>
}

export interface Pinned {
  /** Files that change, whole. */
  files: Map<string, string>
  written: number
  /** Steps that nations share and whose charts go on differently: `pathways/…/base.yaml: fit-result`. */
  differ: string[]
}

/** @param pathways of every nation that reads `files` */
export function pin(files: Files, pathways: Iterable<NationPathway>): Pinned {
  const pins = new Map<string, Pin>()
  for (const of of pathways) {
    const chosen = chosenBy(chartOf(of).chart)
    for (const [id, { value, at }] of of.pathway.steps) {
      if (value['way-on'] !== undefined || value['meets-at'] !== undefined) continue
      const place = `${at.file}\n${at.path.join('\n')}`
      const known = pins.get(place)
      const [key, word] =
        chosen.join[id] !== undefined ? (['meets-at', chosen.join[id]] as const) : (['way-on', chosen.on[id]] as const)
      if (!known) pins.set(place, { file: at.file, path: at.path, key, values: new Set([word]) })
      else if (known.key === key || word === undefined) known.values.add(word)
      else known.values.add(undefined).add(word)
    }
  }

  const result: Pinned = { files: new Map(), written: 0, differ: [] }
  for (const [file, own] of Map.groupBy(pins.values(), (one) => one.file)) {
    const agreed = own.filter(({ values }) => values.size === 1 && !values.has(undefined))
    for (const { path, values } of own) if (values.size > 1) result.differ.push(`${file}: ${String(path.at(-1))}`)
    const text = files.get(file)
    if (text === undefined || agreed.length === 0) continue
    const { text: changed, lines } = withLines(text, agreed)
    result.written += lines
    if (lines > 0) result.files.set(file, changed)
  }
  return result
}

/** Steps in one line (`{ kind: … }`) stay as they are. */
function withLines(text: string, pins: readonly Pin[]): { text: string; lines: number } {
  const document = parseDocument(text)
  const inserts: { at: number; line: string }[] = []
  for (const { path, key, values } of pins) {
    const step: unknown = document.getIn(path, true)
    const kind = isMap(step) && step.flow !== true ? kindOf(step) : undefined
    const from = kind?.range?.[0]
    if (from === undefined) continue
    const indent = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
    const end = text.indexOf('\n', from)
    if (!/^ +$/.test(indent) || end < 0) continue
    inserts.push({ at: end + 1, line: `${indent}${key}: ${[...values][0]!}\n` })
  }
  inserts.sort((a, b) => b.at - a.at)
  let changed = text
  for (const { at, line } of inserts) changed = changed.slice(0, at) + line + changed.slice(at)
  return { text: changed, lines: inserts.length }
}

/** The key that every step has, and that stands on one line. */
function kindOf(step: YAMLMap): Scalar | undefined {
  return step.items.map(({ key }) => key).find((key): key is Scalar => isScalar(key) && key.value === 'kind')
}
