/**
 * A survey of the library, for the people who look after it: per nation how each pathway stands, what its cases prove,
 * what is not known or known only second hand, and what is past its review. It counts; it judges nothing.
 */
import { cachedInARow } from '../cached.ts'
import { compare } from '../diagnostic.ts'
import type { BehaviourGuideline, Checked, NationPathway } from '../library.ts'
import { remember } from '../memory.ts'
import { nationNames, type NationId } from '../nations.ts'
import { citations, graphOf, isGap, type Resolved } from '../pathway.ts'
import { drawn, waysFrom } from '../graph.ts'
import { joinsOf, type Joins } from '../layout/joins.ts'
import { answerOf, inBounds } from '../resolve/walk.ts'
import type { Case } from '../validate/schema/pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import type { Register } from '../validate/schema/content.ts'

/** How much of something is done: `part` of `whole`. */
export interface Share {
  part: number
  whole: number
}

/** A gap that readers see, and where it stands. */
export interface OpenGap {
  where: string
  what: string
  /** The day on which it was last looked for, as year-month-day. */
  searched?: string
}

export interface PathwaySurvey {
  slug: string
  title: string
  stands: string
  adopted: string
  reviewBy: string
  /** Past its review on the day of the survey. */
  overdue: boolean
  cases: number
  /** Answers that some case gives. */
  answers: Share
  /** Outcomes at which some case ends. */
  outcomes: Share
  /** Answers and outcomes that no case reaches, as `step answer` and `step`. */
  unproved: string[]
  gaps: OpenGap[]
  /** Sources that were seen only second hand, by their id in the register. */
  secondHand: string[]
  /** Behaviours that govern a kind of step which this pathway has, by slug. */
  behaviours: string[]
  /** Ways through that join two authors' guidance, which nobody wrote as a whole; and the steps between which they do. */
  joined: Joins
  /** For each other language of the nation: its state, and how many of the texts to translate have it. */
  translations: { language: string; state: string }[]
}

export interface NationSurvey {
  nation: NationId
  name: string
  pathways: PathwaySurvey[]
  answers: Share
  outcomes: Share
  gaps: number
  /** Sources that the nation's pathways lean on and that were seen only second hand. */
  secondHand: string[]
  overdue: string[]
}

export interface Survey {
  asOf: string
  nations: NationSurvey[]
}

/** @param asOf the day of the survey, as year-month-day */
export function survey(
  { library, pathways, memory }: Pick<Checked, 'library' | 'pathways' | 'memory'>,
  nations: readonly NationId[],
  asOf: string,
): Survey {
  const guidelines = library.behaviours.filter(
    ({ language, value }) => language === 'en' && value['superseded-by'] === undefined,
  )
  const folders = new Map(library.folders.map((folder) => [folder.slug, folder]))
  return {
    asOf,
    nations: nations.map((nation) => {
      const languages = (library.nations.get(nation)?.languages ?? ['en']).filter((language) => language !== 'en')
      const all = (pathways.get(nation) ?? []).map((one) =>
        remember(memory, one.pathway.baseFile, `survey ${nation}`, () =>
          surveyPathway(one, {
            asOf,
            register: library.register,
            guidelines,
            translations: languages.map((language) => ({
              language,
              state: folders.get(one.pathway.slug)?.translations.get(language)?.value.state ?? 'none',
            })),
          }),
        ),
      )
      return {
        nation,
        name: library.nations.get(nation)?.name ?? nationNames[nation],
        pathways: all,
        answers: total(all.map(({ answers }) => answers)),
        outcomes: total(all.map(({ outcomes }) => outcomes)),
        gaps: all.reduce((sum, { gaps }) => sum + gaps.length, 0),
        secondHand: sorted(all.flatMap(({ secondHand }) => secondHand)),
        overdue: all.filter(({ overdue }) => overdue).map(({ slug }) => slug),
      }
    }),
  }
}

/** The same for one nation, whose report stands in each of its languages. */
export const surveyOf = cachedInARow(
  (checked: Pick<Checked, 'library' | 'pathways' | 'memory'>, nation: NationId, asOf: string): NationSurvey =>
    survey(checked, [nation], asOf).nations[0]!,
)

interface Around {
  asOf: string
  register: Register
  guidelines: readonly BehaviourGuideline[]
  translations: PathwaySurvey['translations']
}

function surveyPathway(
  { pathway, cases }: NationPathway,
  { asOf, register, guidelines, translations }: Around,
): PathwaySurvey {
  const { base, stance, nation } = pathway
  const graph = graphOf(pathway)
  const proof = coverage({ pathway, cases }, graph)
  const kinds = new Set([...pathway.steps.values()].map(({ value }) => value.kind))
  const adopted = stance?.['adopted-by']
  return {
    slug: pathway.slug,
    title: base.title,
    stands: stance?.stands ?? 'not checked',
    adopted: typeof adopted === 'object' ? adopted.body : 'nobody yet',
    reviewBy: base['review-by'],
    overdue: base['review-by'] < asOf,
    cases: cases.length,
    ...proof,
    gaps: gapsOf(pathway),
    secondHand: sorted(sourcesOf(pathway).filter((id) => register[id]?.seen === 'second hand')),
    behaviours: guidelines
      .filter(
        ({ value }) =>
          value.governs.some((kind) => kinds.has(kind)) &&
          value['rests-on'].some((on) => on.nation === nation && 'strength' in on && on.strength !== 'position'),
      )
      .map(({ slug }) => slug),
    joined: joinsOf(graph, (id) => pathway.steps.get(id)?.by, mostWays),
    translations,
  }
}

/** A pathway with more ways through than this says “or more”. */
const mostWays = 200

/** What the cases of one nation prove: answers given and outcomes reached, of all that a reader can reach. */
export function coverage(
  { pathway, cases }: NationPathway,
  graph = graphOf(pathway),
): Pick<PathwaySurvey, 'answers' | 'outcomes' | 'unproved'> {
  const shown = drawn(graph)
  const reachable = [...pathway.steps.keys()].filter((id) => shown.has(id))
  const ends = new Set(cases.flatMap(({ walk }) => (walk.end === undefined ? [] : [walk.end])))
  const given = new Set(
    cases.flatMap(({ case: one, walk: { path } }) =>
      path.flatMap((id) => {
        const answer = answerGiven(one, id, pathway.steps.get(id)!.value, pathway)
        return answer === undefined ? [] : [`${id} ${answer}`]
      }),
    ),
  )
  const questions = reachable.filter((id) => ['criteria', 'question'].includes(pathway.steps.get(id)!.value.kind))
  const answers = questions.flatMap((id) => waysFrom(graph, id))
  const outcomes = reachable.filter((id) => waysFrom(graph, id).length === 0)
  const open = answers.filter(({ from, answer }) => !given.has(`${from} ${answer}`))
  const never = outcomes.filter((id) => !ends.has(id))
  return {
    answers: { part: answers.length - open.length, whole: answers.length },
    outcomes: { part: outcomes.length - never.length, whole: outcomes.length },
    unproved: [...open.map(({ from, answer }) => `${from} ${answer}`), ...never],
  }
}

/** The answer that a case gives at a step. `undefined`: the step asks nothing, or the value that decides is not known. */
function answerGiven(
  one: Case,
  id: string,
  step: Step,
  { nation, values }: NationPathway['pathway'],
): string | undefined {
  const said = answerOf(one, id, nation)
  if (step.kind === 'criteria') {
    if (!Array.isArray(said)) return undefined
    const all = Object.keys(step['all-of'] ?? {})
    return (step['all-of'] ? all.every((item) => said.includes(item)) : said.length > 0) ? 'yes' : 'no'
  }
  if (step.kind !== 'question') return undefined
  if (typeof said === 'string') return said
  if (typeof said !== 'number') return undefined
  return Object.keys(step.answers).find((name) => inBounds(said, step.answers[name]!, values) === true)
}

/** Every gap that a reader of this nation's page meets: values, steps and sections. */
function gapsOf(pathway: Resolved): OpenGap[] {
  const gap = (where: string, value: unknown): OpenGap[] =>
    isGap(value)
      ? [
          {
            where,
            what: value['not-known'],
            ...(value.searched === undefined ? {} : { searched: value.searched }),
          },
        ]
      : []
  return [
    ...[...pathway.values].flatMap(([name, { given }]) => gap(name, given?.value)),
    ...[...pathway.steps].flatMap(([id, { value }]) => gap(id, value)),
    ...Object.entries(pathway.sections).flatMap(([name, section]) => gap(name, section?.value)),
  ]
}

/** Every source that the pathway itself leans on. */
function sourcesOf(pathway: Resolved): string[] {
  const texts: (string | undefined)[] = []
  for (const { value, source } of pathway.steps.values()) {
    texts.push(value.source, source)
    if (value.kind === 'criteria')
      for (const item of Object.values(value['any-of'] ?? value['all-of'] ?? {}))
        if (typeof item !== 'string') texts.push(item.source)
  }
  for (const { given } of pathway.values.values()) if (given && 'source' in given.value) texts.push(given.value.source)
  for (const section of Object.values(pathway.sections)) {
    texts.push(section?.source)
    if (Array.isArray(section?.value))
      for (const entry of section.value) if (typeof entry !== 'string') texts.push(entry.source)
  }
  return texts.flatMap((text) => (text === undefined ? [] : citations(text).map(({ id }) => id)))
}

function total(shares: readonly Share[]): Share {
  return {
    part: shares.reduce((sum, { part }) => sum + part, 0),
    whole: shares.reduce((sum, { whole }) => sum + whole, 0),
  }
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(compare)
}
