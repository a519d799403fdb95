/** One document, read: everything that reading says about it, as one text. */
import { readMdx } from '../../src/read/mdx.ts'
import { readYaml } from '../../src/read/yaml.ts'
import { random, type Kind } from './random.ts'

/** Whoever reads a text twice must be told the same. */
export function answer(kind: Kind, text: string): string {
  const { data, faults, place } = kind === 'yaml' ? readYaml('f.yaml', text) : readMdx('f.mdx', text)
  return JSON.stringify([data, faults.map((fault) => [fault, place(fault.at)])])
}

/** @returns what went wrong with a random document, with the text to try again; nothing where all is well */
export function trial(kind: Kind, number: number): string | undefined {
  const text = random(kind, number)
  try {
    return answer(kind, text) === answer(kind, text)
      ? undefined
      : `${kind} ${number} was answered in two ways: ${JSON.stringify(text)}`
  } catch (error) {
    return `${kind} ${number} ended in an error: ${String(error)} ${JSON.stringify(text)}`
  }
}
