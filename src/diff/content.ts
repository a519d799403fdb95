/** What pathways share: sources, nations and their services, behaviours, glossary, hazards, words. */
import type { BehaviourGuideline, Library } from '../library.ts'
import type { NationId } from '../nations.ts'
import type { Change, Weight } from './change.ts'
import { quote, same } from './texts.ts'

/** Changes of what every nation shares. */
export function compareShared(before: Library, after: Library): Change[] {
  return [
    ...leaves('Source', before.register, after.register, 'source'),
    ...leaves('Glossary', before.glossary, after.glossary, 'wording'),
    ...leaves('Hazards', before.hazards, after.hazards, 'care'),
    ...leaves('Interface words', Object.fromEntries(before.words), Object.fromEntries(after.words), 'wording'),
    ...leaves('Notice', noticesOf(before, 'all'), noticesOf(after, 'all'), 'care'),
    ...leaves('Behaviour', behaviours(before), behaviours(after), 'care'),
  ]
}

const behaviours = ({ behaviours: all }: Library): Record<string, unknown> =>
  Object.fromEntries(
    all.map(({ slug, language, value, html }: BehaviourGuideline) => [
      language === 'en' ? slug : `${slug} (${language})`,
      { ...value, text: html },
    ]),
  )

/** Changes of what one nation says about itself and its services. */
export function compareNation(before: Library, after: Library, nation: NationId): Change[] {
  return [
    ...leaves('The nation', before.nations.get(nation), after.nations.get(nation), 'care'),
    ...leaves('Services', before.organisations.get(nation), after.organisations.get(nation), 'care'),
    ...leaves('Notice', noticesOf(before, nation), noticesOf(after, nation), 'care'),
  ]
}

function noticesOf({ notices }: Library, nation: NationId | 'all'): Record<string, unknown> {
  return Object.fromEntries(notices.filter((one) => one.nation === nation).map(({ id, ...one }) => [id, one]))
}

/** One change for each value that came, went or is another. Lists are told by their members, not by their places. */
function leaves(what: string, before: unknown, after: unknown, weight: Weight): Change[] {
  const changes: Change[] = []
  const tell = (path: readonly string[], was: unknown, is: unknown): void => {
    const place = [what, ...path].join(' › ')
    const [a, b] = [plain(was), plain(is)]
    const text =
      was === undefined
        ? `${place} is new: ${quote(b)}.`
        : is === undefined
          ? `${place} is gone: ${quote(a)}.`
          : `${place} was ${quote(a)}, and is now ${quote(b)}.`
    changes.push({
      kind: weight === 'source' ? 'source' : 'content',
      weight,
      by: 'content',
      text,
      ...(was === undefined ? {} : { before: a }),
      ...(is === undefined ? {} : { after: b }),
    })
  }
  const visit = (path: readonly string[], was: unknown, is: unknown): void => {
    if (same(was, is)) return
    if (Array.isArray(was) && Array.isArray(is)) {
      for (const one of was) if (!is.some((other) => same(one, other))) tell(path, one, undefined)
      for (const one of is) if (!was.some((other) => same(one, other))) tell(path, undefined, one)
      if (was.length === is.length && was.every((one) => is.some((other) => same(one, other))))
        changes.push({
          kind: 'order',
          weight: 'drawing',
          by: 'content',
          text: `${[what, ...path].join(' › ')} stands in another order.`,
        })
      return
    }
    if (!isRecord(was) || !isRecord(is)) return tell(path, was, is)
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
      visit([...path, key], own(was, key), own(is, key))
  }
  visit([], before, after)
  return changes
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const own = (value: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined

/** A value in one line; long prose is cut where it stands beside other prose. */
function plain(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : value === undefined
        ? ''
        : isRecord(value) || Array.isArray(value)
          ? Object.values(value).map(plain).join(', ')
          : String(value)
  return text.length > 240 ? `${text.slice(0, 239)}…` : text
}
