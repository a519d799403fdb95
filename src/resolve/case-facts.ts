/** The facts of an invented person held against the bounds of the criteria: a case cannot merely repeat its author. */
import type { Ref } from '../diagnostic.ts'
import { nearest, oneOf } from '../nearest.ts'
import { boundNames, type Figures, type Item } from '../validate/schema/parts.ts'
import type { Case } from '../validate/schema/pathway.ts'
import type { CaseFault } from './cases.ts'
import { answerOf, boundsOf, forNation, inBounds, itemsOf, type ForNation } from './walk.ts'

/** Criteria said to be met must fit the facts; criteria said to be just missed must not. */
export function factFaults(one: Case, pathway: ForNation, at: (path: (string | number)[]) => Ref): CaseFault[] {
  const faults: CaseFault[] = []
  const rule = 'case-facts'
  const everywhere: [string, Item][] = []
  for (const [id, { value: step }] of pathway.steps) {
    if (step.kind !== 'criteria') continue
    const items = itemsOf(step)
    everywhere.push(...Object.entries(items))
    const met = answerOf(one, id, pathway.nation)
    if (!Array.isArray(met)) continue
    for (const criterion of met) {
      const item = Object.hasOwn(items, criterion) ? items[criterion] : undefined
      const why = 'The case would pass whatever the criterion says, and so would not notice a wrong one.'
      const clash = item && clashOf(item, one)
      const lacks = item && factsLacking(item, one)
      if (clash)
        faults.push({
          at: at([id]),
          rule,
          what: `“${one.case}” is said to meet \`${criterion}\`, but ${clash}`,
          why,
          mend: `Correct the facts, or take \`${criterion}\` out of \`${id}\`.`,
        })
      else if (lacks)
        faults.push({
          at: at([id]),
          rule,
          what: `“${one.case}” is said to meet \`${criterion}\`, but its facts do not say ${lacks === 'age' ? 'the age' : 'how many weeks it has lasted'}`,
          why,
          mend: `Add \`${lacks}\` to its \`facts\`, for example \`facts: { ${lacks}: ${lacks === 'age' ? 58 : 6} }\`.`,
        })
    }
  }
  const misses = one['just-misses'] ?? {}
  for (const criterion of forNation(misses, pathway.nation) ?? []) {
    const here = at(['just-misses', misses[pathway.nation] ? pathway.nation : 'all'])
    const items = everywhere.filter(([id]) => id === criterion)
    const ids = everywhere.map(([id]) => id)
    if (items.length === 0) {
      const near = nearest(criterion, ids)
      faults.push({
        at: here,
        rule,
        what: `“${one.case}” just misses \`${criterion}\`, but no criterion is called so`,
        why: 'A boundary that does not exist cannot be tested.',
        mend: near
          ? `Did you mean \`${near}\`?`
          : ids.length > 0
            ? `Use ${oneOf(ids)}.`
            : 'Remove it: this pathway has no criteria.',
      })
    } else if (!items.some(([, item]) => clashOf(item, one)))
      faults.push({
        at: here,
        rule,
        what: `“${one.case}” does not miss \`${criterion}\`: nothing in its facts is outside the bounds`,
        why: 'The case is there to hold a boundary, and does not.',
        mend: 'Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      })
  }
  return faults
}

/** In words, the first fact that lies outside a criterion's bounds. */
function clashOf(item: Item, one: Case): string | undefined {
  const { age, weeks } = boundsOf(item)
  const outside = (fact: number | undefined, bounds: Figures | undefined, name: string): string | undefined =>
    fact !== undefined && bounds && inBounds(fact, bounds, new Map()) === false
      ? `${name} ${fact} is not ${boundsInWords(bounds)}`
      : undefined
  return outside(one.facts?.age, age, 'age') ?? outside(one.facts?.weeks, weeks, 'weeks')
}

const inWords: Readonly<Record<keyof Figures, (figure: number) => string>> = {
  from: (figure) => `${figure} or more`,
  above: (figure) => `more than ${figure}`,
  below: (figure) => `less than ${figure}`,
  'up-to': (figure) => `up to ${figure}`,
}

function boundsInWords(bounds: Figures): string {
  return boundNames.flatMap((name) => (bounds[name] === undefined ? [] : [inWords[name](bounds[name])])).join(' and ')
}

/** The first fact that a criterion has bounds for and the case does not give. */
function factsLacking(item: Item, one: Case): 'age' | 'weeks' | undefined {
  const { age, weeks } = boundsOf(item)
  if (age && one.facts?.age === undefined) return 'age'
  if (weeks && one.facts?.weeks === undefined) return 'weeks'
  return undefined
}
