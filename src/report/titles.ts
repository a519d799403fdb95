/** What each rule promises, in one sentence: for reports that list rules. */
import type { NationId } from '../nations.ts'
import { rules } from '../validate/rules/index.ts'
import type { NationFacts } from '../validate/schema/content.ts'

/** What is checked before and after the rules proper: files, their text, their shape, and the cases. */
export const others: readonly (readonly [id: string, promise: string])[] = [
  ['plain-file', 'Every file can be read by everybody, on every machine'],
  ['known-file', 'Every file has a name that something reads'],
  ['missing-file', 'A pathway has its base and all four nations'],
  ['hidden-character', 'Nothing is written that a reviewer cannot see'],
  ['yaml-bounds', 'No file is too large or too deep to be reviewed'],
  ['yaml-colon', 'A text with a colon in it stands in quotes'],
  ['yaml-comma', 'No comma parts a text in two'],
  ['yaml-hash', 'No text is cut off at a `#`'],
  ['yaml-number', 'A figure is shown as it is written'],
  ['yaml-number-id', 'No key is a number, so that the order on the page is the order in the file'],
  ['yaml-plain', 'A file says what it says, without copies or tricks'],
  ['yaml-sign', 'A text that begins with a sign stands in quotes'],
  ['yaml-switch', 'Words stay words'],
  ['yaml-syntax', 'Every line fits the lines around it'],
  ['yaml-twice', 'Nothing is written twice'],
  ['mdx-bounds', 'No text is too long to be reviewed'],
  ['mdx-code', 'Prose holds no code'],
  ['mdx-component', 'Prose uses only the components that there are'],
  ['mdx-emphasis', 'No sign of emphasis eats a part of a figure'],
  ['mdx-flowchart', 'A flowchart in prose can be followed from its beginning to an end'],
  ['mdx-head', 'A text begins with its head, between two lines `---`'],
  ['mdx-heading', 'Every heading is meant as one, has words, and keeps its level'],
  ['mdx-html', 'Prose holds no HTML'],
  ['mdx-link', 'Links lead to safe places'],
  ['mdx-number', 'The items of a list keep their numbers'],
  ['mdx-plain', 'Prose keeps to what pages can show'],
  ['mdx-sign', 'A sign in a text is shown as it is written'],
  ['mdx-table', 'Only a table is shown as one, and its rows are as wide as its heading'],
  ['id-form', 'Every id works in a link'],
  ['missing-key', 'Nothing that a reader needs is left out'],
  ['unknown-key', 'Nothing is written that is not read'],
  ['unknown-word', 'Every word is one that pages know'],
  ['wrong-form', 'Every value has the form that pages need'],
  ['exception-needed', 'Every exception is still needed'],
  ['case-ends', 'Every invented person ends where the case says'],
  ['case-facts', 'The facts of an invented person fit the criteria'],
]

/** What is told of a chart that is right and hard to follow. */
export const ofCharts: readonly (readonly [id: string, promise: string])[] = [
  ['few-roads', 'A chart has few roads beside its first'],
  ['few-jumps', 'No way through a chart jumps often'],
  ['few-columns', 'The answers of a question fit side by side'],
  ['back-goes-back', 'What goes back leads to a step that was passed'],
  ['road-titled', 'Every road says whom it is for'],
  ['emergency-on-road', 'An emergency is decided on the first road'],
]

const titles = new Map<string, string>([...others, ...ofCharts, ...rules.map(({ id, title }) => [id, title] as const)])

export function titleOf(rule: string): string {
  return titles.get(rule) ?? rule
}

const withPage: ReadonlySet<string> = new Set(rules.map(({ id }) => id))

/** Where a rule is explained, from the root of any nation's site. What has no page of its own stands in the list. */
export function helpPath(rule: string): string {
  return withPage.has(rule) ? `rules/${rule}/` : `rules/#${rule}`
}

/** The address at which a rule is explained; undefined where no nation's site has a public address. */
export type HelpAt = (rule: string) => string | undefined

/**
 * @param facts of the nations, by their ids
 * @param asked the nations that are checked, in page order: the first with a public address answers
 */
export function helpAt(facts: ReadonlyMap<NationId, Pick<NationFacts, 'address'>>, asked: readonly NationId[]): HelpAt {
  const address = asked.map((nation) => facts.get(nation)?.address).find((one) => one !== undefined)
  return (rule) => (address === undefined ? undefined : `${address.replace(/\/*$/, '/')}${helpPath(rule)}`)
}

/** Where no address is known, none is made up. */
export const nowhere: HelpAt = () => undefined
