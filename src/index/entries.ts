/** What the lookup of one edition holds: the same text from the same library. */
import { compare } from '../diagnostic.ts'
import type { Library, NationPathway } from '../library.ts'
import { remember, type Memory } from '../memory.ts'
import { nationNames, type NationId } from '../nations.ts'
import { headline } from '../pathway.ts'
import { urgencies, type Urgency } from '../validate/schema/step.ts'
import type { Language } from '../view/words.ts'
import { fold, spelling, wordsOf } from './fold.ts'
import {
  urgencyLetters,
  writeEntries,
  type FoundIn,
  type LookupData,
  type MoreData,
  type State,
  type WordEntry,
} from './format.ts'
import { mayBeSlip, slips } from './near.ts'

/** What the lookup needs of an edition. */
export interface Indexed {
  pathways: readonly NationPathway[]
  library: Pick<Library, 'folders' | 'glossary'>
  nation: NationId
  language: Language
  asOf: string
  nameOf: (specialty: string) => string
  memory?: Memory
}

/** File name → text, for the root of the edition’s site. */
export function lookupFiles(indexed: Indexed): Map<string, string> {
  // Neighbours alike shrink best. Nothing else depends on the order.
  const called = ({ pathway }: NationPathway): string => pathway.base['also-called']?.[0] ?? pathway.base.title
  const pathways = [...indexed.pathways].sort(
    (a, b) =>
      compare(a.pathway.specialty, b.pathway.specialty) ||
      compare(called(a), called(b)) ||
      compare(a.pathway.slug, b.pathway.slug),
  )
  return new Map([
    ['lookup.json', JSON.stringify(namesOf(pathways, indexed))],
    ['words.json', JSON.stringify(restOf(pathways, indexed))],
  ])
}

function namesOf(pathways: readonly NationPathway[], { library, language, asOf, nameOf }: Indexed): LookupData {
  const specialties = [...new Set(pathways.map(({ pathway }) => pathway.specialty))]
  const apart = wordsApart(library.glossary)
  const translatedTitle = titlesIn(language, library)
  const entries = pathways.map(({ pathway }) => {
    const { slug, base, specialty } = pathway
    const translated = translatedTitle(slug, base.title)
    const title = translated ?? base.title
    const called = [...(translated === undefined ? [] : [base.title]), ...(base['also-called'] ?? [])]
    const also = besideTitle(title, called).filter((name) => !isSlipFor(name, called, apart))
    return {
      slug,
      title,
      specialty: specialties.indexOf(specialty),
      state: stateOf(pathway, asOf),
      redFlags: redFlagsOf(pathway),
      also,
    }
  })
  return {
    specialties: specialties.map(nameOf),
    ...writeEntries(entries),
    ...(language === 'cy' ? { welsh: true } : {}),
  }
}

function titlesIn(
  language: Language,
  { folders }: Indexed['library'],
): (slug: string, title: string) => string | undefined {
  const pages = new Map(folders.map(({ slug, translations }) => [slug, translations.get(language)?.value.page]))
  return (slug, title) => pages.get(slug)?.find(({ en }) => en === title)?.[language]
}

/**
 * The names that find something which the title, or a name before them, does not: no part of the title, and no slip or
 * other spelling of a name, which the lookup forgives by itself.
 */
export function besideTitle(title: string, names: readonly string[]): string[] {
  const own = wordsOf(title)
  const kept = [own]
  return names.filter((name) => {
    const words = wordsOf(name)
    if (own.some((_, at) => words.every((word, i) => own[at + i] === word))) return false
    if (kept.some((other) => isSlip(words, other))) return false
    kept.push(words)
    return true
  })
}

function isSlip(words: readonly string[], other: readonly string[]): boolean {
  return (
    words.length === other.length &&
    words.every((word, i) => {
      const right = other[i]!
      return (
        spelling(word) === spelling(right) ||
        (word.length > 4 && mayBeSlip(word, right) && slips(word, right, 1).whole <= 1)
      )
    })
  )
}

/** Pairs of words that the glossary tells apart. */
function wordsApart(glossary: Library['glossary']): Map<string, string> {
  return new Map(glossary.flatMap(({ term, unlike }) => (unlike === undefined ? [] : [[fold(term), fold(unlike)]])))
}

/**
 * Authors list slips among the names. Where the slip is a word of its own, it must not find the pathway: a person who
 * cannot speak (dysphasia) does not need the pathway for one who cannot swallow (dysphagia).
 */
function isSlipFor(name: string, called: readonly string[], apart: ReadonlyMap<string, string>): boolean {
  const meant = apart.get(fold(name))
  return meant !== undefined && called.some((other) => fold(other) === meant)
}

function stateOf({ base, stance }: NationPathway['pathway'], asOf: string): State {
  if (base.status === 'withdrawn') return 'withdrawn'
  if ((stance?.stands ?? 'not checked') === 'not checked') return 'not checked'
  return base['review-by'] < asOf ? 'past review' : 'fine'
}

/** Where the page has them: in a step of the chart, or in a section of their own. */
function redFlagsOf({ steps, sections }: NationPathway['pathway']): string {
  const asked = [...steps].find(([, { value }]) => value.kind === 'criteria' && value['red-flags'])?.[0]
  return asked === undefined || Array.isArray(sections['red-flags']?.value) ? 'section-red-flags' : asked
}

function restOf(pathways: readonly NationPathway[], { library, nation, language, memory }: Indexed): MoreData {
  const placed = pathways.map(({ pathway }) =>
    remember(memory, pathway.baseFile, `words ${nation}`, () => wordsByPlace(pathway)),
  )
  const lines = (place: FoundIn): string => placed.map((words) => words[place]).join('\n')
  const words = library.glossary.map((word) => wordEntry(word, nation, language))
  const urgency = pathways.map(({ pathway }) =>
    urgenciesOf(pathway)
      .map((one) => urgencyLetters[one])
      .join(''),
  )
  return { words, red: lines('red'), criteria: lines('criteria'), tests: lines('tests'), urgency: urgency.join('\n') }
}

/** The urgencies of the pathway’s referrals, each once, the most urgent first. */
export function urgenciesOf({ steps }: Pick<NationPathway['pathway'], 'steps'>): Urgency[] {
  const used = new Set([...steps.values()].flatMap(({ value }) => (value.kind === 'referral' ? [value.urgency] : [])))
  return urgencies.filter((one) => used.has(one))
}

/** The words of a pathway that are in none of its names, each once, where it matters most. */
function wordsByPlace({ base, steps, sections }: NationPathway['pathway']): Record<FoundIn, string> {
  const seen = new Set([base.title, ...(base['also-called'] ?? [])].flatMap(wordsOf))
  const take = (texts: readonly string[]): string => {
    const fresh = [...new Set(texts.flatMap(wordsOf))].filter((word) => !seen.has(word) && isTelling(word))
    for (const word of fresh) seen.add(word)
    return fresh.sort(compare).join(' ')
  }
  const all = [...steps.values()].map(({ value }) => value)
  const criteria = all.flatMap((step) => (step.kind === 'criteria' ? [step] : []))
  const flags = sections['red-flags']?.value
  const said = (entries: unknown): string[] =>
    Array.isArray(entries)
      ? entries.map((entry: string | { say: string }) => (typeof entry === 'string' ? entry : entry.say))
      : []
  const items = (of: typeof criteria): string[] =>
    of.flatMap((step) => said(Object.values(step['any-of'] ?? step['all-of'] ?? {})))
  return {
    red: take([...said(flags), ...items(criteria.filter((step) => step['red-flags']))]),
    criteria: take([
      ...items(criteria),
      ...all.filter(({ kind }) => kind === 'criteria' || kind === 'question').map(headline),
      base.purpose,
      base.for,
    ]),
    tests: take([
      ...all.flatMap((step) =>
        step.kind === 'test'
          ? [headline(step)]
          : step.kind === 'question' && step.measure !== undefined
            ? [step.measure]
            : [],
      ),
      ...said(sections['before-you-refer']?.value),
    ]),
  }
}

/** Short and empty words would be found everywhere. */
function isTelling(word: string): boolean {
  return word.length > 2 && !/^\d+$/.test(word) && !plain.has(word)
}

const plain = new Set(
  `about after all and another any are ask been before being both but can cannot could does done each else even ever every
  for from give had has have her here him his how if into its less made make may more most must need needs new nor not now
  off one only other our out over own people person same see seen she should show shown shows since some such than that the
  their them then there these they this those through too two under until upon use used very was were what when where which
  while who whom whose why will with within without would yet you your refer referral referred request result results
  suspected pathway whether consider`.split(/\s+/),
)

function wordEntry(
  { term, means, meanings, also, note, see, route, unlike, cy, nations }: Library['glossary'][number],
  nation: NationId,
  language: Language,
): WordEntry {
  const all = meanings ?? [{ means: means ?? '', nations }]
  // What is meant here stands before what is meant elsewhere.
  const mine = (one: { nations?: readonly NationId[] }): number =>
    one.nations === undefined || one.nations.includes(nation) ? 0 : 1
  return {
    term,
    means: [...all]
      .sort((a, b) => mine(a) - mine(b))
      .map((one) => ({
        say: one.means,
        ...(isName(one.means) ? {} : { name: false as const }),
        ...(mine(one) === 0 ? {} : { nations: (one.nations ?? []).map((id) => nationNames[id]) }),
      })),
    also: also ?? [],
    ...(see === undefined ? {} : { see }),
    ...(route === undefined ? {} : { route }),
    ...(language === 'cy' && cy ? { cy } : {}),
    ...(note === undefined ? {} : { note }),
    ...(unlike === undefined ? {} : { unlike }),
  }
}

/** Whether a meaning is another name, or an explanation that nobody would type. */
function isName(means: string): boolean {
  return !/[,;(]|^(?:a|an|the) /.test(means) && means.split(' ').length <= 7
}
