/**
 * The smallest whole library, for the examples of rules: one pathway of one question and two outcomes, the four nations
 * and one source. An example replaces or adds files, so that it shows nothing but what it is about.
 */
import { nationNames, type NationId } from '../nations.ts'
import type { Example } from './rule.ts'

export const folder = 'pathways/example/example'
export const baseFile = `${folder}/base.yaml`
export const casesFile = `${folder}/cases.yaml`
export const welshFile = `${folder}/cy.yaml`
export const nationFile = (nation: string): string => `${folder}/${nation}.yaml`

const head = `title: Example
purpose: Shows one rule.
for: Nobody.
version: 1
status: draft
review-by: 2027-11-22
`

const sections = `red-flags:
  - say: Sudden collapse
    source: guideline 1.1
before-you-refer:
  not-known: Nothing was found.
who-not-to-refer:
  not-known: Nothing was found.
send:
  not-known: Nothing was found.
tell-the-patient:
  not-known: Nothing was found.
while-waiting:
  not-known: Nothing was found.
`

const steps = `start: pain
steps:
  pain:
    kind: question
    ask: Is there pain?
    answers:
      yes: { say: "Yes", go: refer }
      no: { say: "No", go: wait }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1.2" }
  wait: { kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer }
`

/** A base with other steps (`start:` and `steps:`), more keys in its head, or other sections. */
export function base(other: { steps?: string; head?: string; sections?: string } = {}): Example {
  return { [baseFile]: `${other.head ?? head}${other.sections ?? sections}${other.steps ?? steps}` }
}

/** The usual head with more lines after it. */
export const headWith = (lines: string): string => `${head}${lines}`
/** The usual head, one text replaced by another. */
export const headBut = (from: string, to: string): string => head.replace(from, to)
export const sectionsBut = (from: string, to: string): string => sections.replace(from, to)
/** The usual steps, one text replaced by another. */
export const stepsBut = (from: string, to: string): string => steps.replace(from, to)
/** The usual steps with more after them. */
export const stepsWith = (lines: string): string => `${steps}${lines}`

/** A nation's file that differs by what is given: the text under `differs:`, or other keys. */
export function nation(id: string, text: string, stands = 'differs'): Example {
  return { [nationFile(id)]: `stands: ${stands}\nreviewed-against: base 1\nadopted-by: nobody yet\n${text}` }
}

/** Every nation's file with the same text after its head. */
export function everyNation(text: string, stands = 'same as base'): Example {
  return Object.assign({}, ...nationIds.map((id) => nation(id, text, stands))) as Example
}

const nationIds = Object.keys(nationNames) as NationId[]

export const register = `guideline:
  organisation: Example
  title: A guideline
  nation: all
  version: "1"
  accessed: 2026-11-22
  seen: publisher text
`

/** A page of prose: its words stand in lines of their own, not in YAML. */
export const prose = (text: string): Example => ({
  'content/learning/page.mdx': `---\ntitle: A page\nsummary: What it is.\nstatus: draft\nreview-by: 2027-11-22\n---\n\n${text}\n`,
})

/** The smallest whole library. */
export const example: Example = {
  'content/sources.yaml': register,
  ...base(),
  ...everyNation(''),
}

/** The files of an example, as the reader takes them. */
export function filesOf(files: Example): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...example, ...files }).sort(([a], [b]) => (a < b ? -1 : 1)))
}
