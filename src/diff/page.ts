/** Everything of a pathway that is not a step: its head, values, sections, differences and how a nation stands to the base. */
import { isGap, type NamedValue, type Resolved } from '../pathway.ts'
import { number, unitName } from '../view/labels.ts'
import { sectionNames } from '../validate/schema/pathway.ts'
import type { Entry, Section } from '../validate/schema/parts.ts'
import type { Change, ChangeKind, Weight } from './change.ts'
import { figuresDiffer, pairTexts, quote, same, weightOfWords } from './texts.ts'
import { authorName } from './side.ts'
import { otherOrder } from './step.ts'

export function comparePage(before: Resolved, after: Resolved): Change[] {
  return [
    ...compareHead(before, after),
    ...compareValues(before, after),
    ...compareSections(before, after),
    ...compareStance(before, after),
  ]
}

const change = (
  kind: ChangeKind,
  weight: Weight,
  by: Change['by'],
  text: string,
  before?: string,
  after?: string,
): Change => ({
  kind,
  weight,
  by,
  text,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

function compareHead({ base: old, specialty: oldPlace }: Resolved, { base: now, specialty }: Resolved): Change[] {
  const changes: Change[] = []
  const heads = {
    title: 'title',
    purpose: 'purpose',
    for: 'people',
    status: 'status',
    'review-by': 'review date',
  } as const
  for (const [key, called] of Object.entries(heads) as [keyof typeof heads, string][]) {
    const [was, is] = [old[key], now[key]]
    if (was === is) continue
    const weight = key === 'status' || key === 'for' ? 'care' : key === 'review-by' ? 'wording' : weightOfWords(was, is)
    changes.push(
      change(
        'page',
        weight,
        'base',
        key === 'for'
          ? `It was for ${quote(was)}, and is now for ${quote(is)}.`
          : `The ${called} was ${quote(was)}, and is now ${quote(is)}.`,
        was,
        is,
      ),
    )
  }
  if (old.version !== now.version)
    changes.push(
      change(
        'version',
        'review',
        'base',
        `The base was version ${old.version}, and is now version ${now.version}.`,
        String(old.version),
        String(now.version),
      ),
    )
  const [names, others] = [old['also-called'] ?? [], now['also-called'] ?? []]
  for (const name of others.filter((one) => !names.includes(one)))
    changes.push(change('page', 'wording', 'base', `It is now also found under ${quote(name)}.`, undefined, name))
  for (const name of names.filter((one) => !others.includes(one)))
    changes.push(change('page', 'wording', 'base', `It is no longer found under ${quote(name)}.`, name))
  if (otherOrder(names, others))
    changes.push(change('order', 'drawing', 'base', 'Its other names stand in another order.'))
  if (oldPlace !== specialty)
    changes.push(
      change(
        'pathway-moved',
        'wording',
        'base',
        `It stood under ${oldPlace.replaceAll('-', ' ')}, and now stands under ${specialty.replaceAll('-', ' ')}.`,
        oldPlace,
        specialty,
      ),
    )
  return changes
}

/** `20 µg/g`, or why there is none. */
function valueText({ given, unit }: NamedValue): string {
  if (!given) return 'nothing'
  if (isGap(given.value)) return `not known (${given.value['not-known']})`
  if ('does-not-apply' in given.value) return 'does not apply'
  return 'is' in given.value ? `${number(given.value.is)} ${unitName(unit)}`.trim() : 'nothing'
}

function compareValues(before: Resolved, after: Resolved): Change[] {
  const changes: Change[] = []
  const cited = ({ given }: NamedValue): string | undefined =>
    given && 'is' in given.value ? given.value.source : undefined
  for (const [name, now] of after.values) {
    const old = before.values.get(name)
    const by = now.given?.by ?? 'base'
    if (!old) {
      changes.push(
        change(
          'value',
          'care',
          'base',
          `Every nation now says: ${now.what} (\`${name}\`)${now.given ? `; here it is ${valueText(now)}` : ''}.`,
          undefined,
          valueText(now),
        ),
      )
      continue
    }
    const [was, is] = [valueText({ ...old, unit: now.unit }), valueText(now)]
    if (was !== is)
      changes.push(
        change(
          'value',
          'care',
          by,
          `${now.what}: was ${valueText(old)}, and is now ${is}${cited(now) ? ` (${cited(now)})` : ''}.`,
          valueText(old),
          is,
        ),
      )
    if (cited(old) !== cited(now) && cited(old) !== undefined && cited(now) !== undefined)
      changes.push(
        change(
          'source',
          'source',
          by,
          `The source of ${quote(now.what)} was ${cited(old)}, and is now ${cited(now)}.`,
          cited(old),
          cited(now),
        ),
      )
    const gap = (value: NamedValue): unknown =>
      value.given && isGap(value.given.value) ? [value.given.value.searched, value.given.value.meanwhile] : undefined
    if (was === is && !same(gap(old), gap(now)))
      changes.push(
        change('value', 'care', by, `${quote(now.what)} is still not known; what is said about it has changed.`),
      )
    if (old.what !== now.what)
      changes.push(
        change(
          'value',
          weightOfWords(old.what, now.what),
          'base',
          `What each nation says, ${quote(old.what)}, now reads ${quote(now.what)}.`,
          old.what,
          now.what,
        ),
      )
    for (const key of ['measure', 'unit'] as const)
      if (old[key] !== now[key])
        changes.push(
          change(
            'measure',
            key === 'unit' ? 'ends' : 'care',
            'base',
            `The ${key} of ${quote(now.what)} was ${quote(old[key] ?? 'none')}, and is now ${quote(now[key] ?? 'none')}.`,
            old[key],
            now[key],
          ),
        )
  }
  for (const [name, old] of before.values)
    if (!after.values.has(name))
      changes.push(change('value', 'care', 'base', `No nation says any more: ${old.what}.`, valueText(old)))
  return changes
}

const sectionTitle = (name: string): string => quote(name.replaceAll('-', ' '))
/** What a reader acts on; the other sections inform. */
const acted = new Set<string>(['red-flags', 'before-you-refer', 'who-not-to-refer'])

function compareSections(before: Resolved, after: Resolved): Change[] {
  return sectionNames.flatMap((name): Change[] => {
    const [old, now] = [before.sections[name], after.sections[name]]
    const by = now?.by ?? old?.by ?? 'base'
    const title = sectionTitle(name)
    const changes: Change[] = []
    if (old && now && old.by !== now.by)
      changes.push(
        change(
          'writer',
          'wording',
          by,
          `The section ${title} was written by ${authorName(old.by)}, and is now written by ${authorName(now.by)}.`,
          old.by,
          now.by,
        ),
      )
    if (same(old?.value, now?.value)) return changes
    const gapOf = (section: Section | undefined): string | undefined =>
      isGap(section) ? section['not-known'] : undefined
    const [was, is] = [gapOf(old?.value), gapOf(now?.value)]
    if (was !== undefined && is !== undefined && was !== is)
      changes.push(
        change(
          'section-gap',
          weightOfWords(was, is),
          by,
          `What is not known under ${title}, ${quote(was)}, now reads ${quote(is)}.`,
          was,
          is,
        ),
      )
    else if (was !== undefined && is === undefined)
      changes.push(change('section-gap', 'care', by, `The section ${title} was not known, and is now written.`, was))
    else if (was === undefined && is !== undefined)
      changes.push(
        change(
          'section-gap',
          'care',
          by,
          `The section ${title} is now said to be not known: ${quote(is)}.`,
          undefined,
          is,
        ),
      )
    else if (was !== undefined)
      changes.push(change('section-gap', 'care', by, `What is said about the gap under ${title} has changed.`))
    return [...changes, ...compareEntries(entriesOf(old?.value), entriesOf(now?.value), name, by)]
  })
}

const entriesOf = (section: Section | undefined): Entry[] => (Array.isArray(section) ? section : [])

function compareEntries(old: readonly Entry[], now: readonly Entry[], name: string, by: Change['by']): Change[] {
  const say = (entry: Entry): string => (typeof entry === 'string' ? entry : entry.say)
  const title = sectionTitle(name)
  const { added, removed, reworded, moved } = pairTexts(old.map(say), now.map(say))
  const weight: Weight = acted.has(name) ? 'care' : 'wording'
  const changes = [
    ...added.map((text) =>
      change(
        'section-entry-added',
        weight === 'care' || /\d/.test(text) ? 'care' : weight,
        by,
        `New under ${title}: ${quote(text)}.`,
        undefined,
        text,
      ),
    ),
    ...removed.map((text) =>
      change(
        'section-entry-removed',
        weight === 'care' || /\d/.test(text) ? 'care' : weight,
        by,
        `Gone from ${title}: ${quote(text)}.`,
        text,
      ),
    ),
    ...reworded.map(([was, is]) =>
      change('reworded', weightOfWords(was, is), by, `Under ${title}, ${quote(was)} now reads ${quote(is)}.`, was, is),
    ),
  ]
  if (moved) changes.push(change('order', 'drawing', by, `The entries of ${title} stand in another order.`))
  const rest = (entry: Entry | undefined, key: 'source' | 'note'): string | undefined =>
    entry === undefined || typeof entry === 'string' ? undefined : entry[key]
  for (const entry of now) {
    const before = say(entry)
    const other =
      old.find((one) => say(one) === before) ??
      old.find((one) => reworded.some(([was, is]) => say(one) === was && is === before))
    if (other === undefined) continue
    const [from, to] = [rest(other, 'source'), rest(entry, 'source')]
    if (from !== to)
      changes.push(
        change(
          'source',
          'source',
          by,
          `Under ${title}, the source of ${quote(before)} was ${from ?? 'not given'}, and is now ${to ?? 'not given'}.`,
          from,
          to,
        ),
      )
    const [note, noteNow] = [rest(other, 'note'), rest(entry, 'note')]
    if (note !== noteNow)
      changes.push(
        change(
          'reworded',
          figuresDiffer(note ?? '', noteNow ?? '') ? 'care' : 'wording',
          by,
          `Under ${title}, the note of ${quote(before)} was ${quote(note ?? 'nothing')}, and is now ${quote(noteNow ?? 'nothing')}.`,
          note,
          noteNow,
        ),
      )
  }
  return changes
}

function compareStance(before: Resolved, after: Resolved): Change[] {
  const [old, now] = [before.stance, after.stance]
  if (!old || !now) return []
  const by = after.board !== undefined ? (`${after.nation!}.${after.board}` as const) : after.nation!
  const changes: Change[] = []
  const plain = (value: unknown): string =>
    typeof value === 'string' ? value : value === undefined ? 'nothing' : Object.values(value as object).join(', ')
  const said = {
    stands: 'How it stands to the base',
    because: 'Why it stands so',
    'reviewed-against': 'What it was compared with',
    'adopted-by': 'Who adopted it',
  } as const
  for (const [key, called] of Object.entries(said) as [keyof typeof said, string][]) {
    const [was, is] = [old[key], now[key]]
    if (same(was, is)) continue
    const weight = key === 'stands' || key === 'adopted-by' ? 'care' : key === 'reviewed-against' ? 'review' : 'wording'
    changes.push(
      change(
        'stance',
        weight,
        by,
        `${called}: was ${quote(plain(was))}, and is now ${quote(plain(is))}.`,
        plain(was),
        plain(is),
      ),
    )
  }
  const reasons = (pathway: Resolved): string[] => pathway.differences.map(({ because }) => because)
  const { added, removed, reworded, moved } = pairTexts(reasons(before), reasons(after))
  for (const text of added)
    changes.push(change('difference', 'wording', by, `A new reason to differ: ${quote(text)}.`, undefined, text))
  for (const text of removed)
    changes.push(change('difference', 'wording', by, `No longer a reason to differ: ${quote(text)}.`, text))
  for (const [was, is] of reworded)
    changes.push(
      change(
        'difference',
        weightOfWords(was, is),
        by,
        `The reason to differ ${quote(was)} now reads ${quote(is)}.`,
        was,
        is,
      ),
    )
  if (moved) changes.push(change('order', 'drawing', by, 'The reasons to differ stand in another order.'))
  for (const one of after.differences) {
    const other = before.differences.find(({ because }) => because === one.because)
    if (other && other.source !== one.source)
      changes.push(
        change(
          'source',
          'source',
          by,
          `The source of the reason ${quote(one.because)} was ${other.source ?? 'not given'}, and is now ${one.source ?? 'not given'}.`,
          other.source,
          one.source,
        ),
      )
  }
  return changes
}
