/** A small example for what is found while a file is read: what is written, and what the check says of it. */
import { readMdx } from '../read/mdx.ts'
import { readYaml } from '../read/yaml.ts'
import { others } from '../report/titles.ts'
import type { Told } from './rule-help.ts'

export interface Slip {
  id: string
  promise: string
  /** Undefined where no line shows it: a file is missing, or too large. */
  example?: { written: string; told: Told }
}

const yaml: Readonly<Record<string, string>> = {
  'hidden-character': 'say: Do not\u200b refer',
  'yaml-colon': 'say: Refer: today',
  'yaml-comma': 'also-called: [Rectal mass, bleeding]',
  'yaml-hash': 'say: Ferritin low # under 30',
  'yaml-number': 'is: 1.10',
  'yaml-number-id': 'answers:\n  2: { say: Twice }',
  'yaml-plain': '<<: { say: Refer }',
  'yaml-sign': 'say: >=10',
  'yaml-switch': 'say: True',
  'yaml-syntax': 'say: "Refer',
  'yaml-twice': 'say: Refer\nsay: Wait',
}

const mdx: Readonly<Record<string, string>> = {
  'mdx-code': 'See page {1 of 3}.',
  'mdx-component': '<Example>\n\nText.\n\n</Example>',
  'mdx-emphasis': '2*500 mg then 3*250 mg',
  'mdx-heading': 'Not urgent\n---',
  'mdx-html': '10<sup>9</sup>/L',
  'mdx-link': 'See www.nice.org.uk for more.',
  'mdx-number': '1. Ask\n2. Act\n4. Tell',
  'mdx-plain': '> 60 years',
  'mdx-sign': 'FIT <10 rules out',
  'mdx-table': '| a | b |\n| - | - |\n| 1 |',
}

/** @returns one for everything that is told while files are read, in the order of `others` */
export function slips(): Slip[] {
  return others.map(([id, promise]) => {
    const written = yaml[id] ?? mdx[id]
    if (written === undefined) return { id, promise }
    const { faults } =
      id in yaml ? readYaml('base.yaml', `${written}\n`) : readMdx('text.mdx', `---\nsay: x\n---\n${written}\n`)
    const fault = faults.find(({ rule }) => rule === id)
    return { id, promise, ...(fault ? { example: { written, told: fault } } : {}) }
  })
}
