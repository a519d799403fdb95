/**
 * The nations side by side. Rows are aligned by named value, step id and section; a row where the nations that were
 * checked say the same is folded away. What is not known, or was never checked, is said in every cell it concerns: an
 * empty cell would be filled by the reader's memory of another nation.
 */
import { cached, cachedInARow } from '../cached.ts'
import { compare } from '../diagnostic.ts'
import { nations, nationNames, type NationId } from '../nations.ts'
import { figureOf, isGap, type NamedValue, type Resolved } from '../pathway.ts'
import type { NationFacts, Register, SaidOrGap } from '../validate/schema/content.ts'
import { sectionNames } from '../validate/schema/pathway.ts'
import type { Gap } from '../validate/schema/parts.ts'
import { urgencies, type Step } from '../validate/schema/step.ts'
import { clocksOn } from '../view/clocks.ts'
import { html, type Html } from '../view/html.ts'
import { number, unitName } from '../view/labels.ts'
import type { View } from '../view/view.ts'
import type { Translate } from '../view/words.ts'
import { cite, idsIn, writtenSources } from './cite.ts'
import { drawDifferences, linkOn, underBase } from './differs.ts'
import { standsKey } from './evidence.ts'
import { shortName } from './chart.ts'
import { drawAge, drawPathwayNotices } from './notices.ts'
import { sectionKey } from './sections.ts'
import { tell, type Told } from './tell.ts'

/** One nation's column. Without a pathway, it is not available in this build. */
export interface Column {
  nation: NationId
  facts: NationFacts
  pathway: (Resolved & { nation: NationId }) | undefined
}

/** What one nation has in a row. */
export type Cell =
  | { is: 'said'; key: string; show: Html }
  | { is: 'not known'; key: string; show: Html }
  /** The nation shows the base's text, and nobody has compared it. */
  | { is: 'not checked' }
  | { is: 'none' }
  | { is: 'away' }

export interface Row {
  id: string
  title: string
  /** Under the title: a unit, or a link to the place on this nation's page. */
  where?: Html
  cells: readonly Cell[]
  none: string
}

/** Whether two nations that say anything here say different things. A nation that was never checked does not count. */
export function differs({ cells }: Row): boolean {
  const keys = cells.flatMap((cell) =>
    cell.is === 'said' || cell.is === 'not known' ? [cell.key] : cell.is === 'none' ? [''] : [],
  )
  return new Set(keys).size > 1
}

/** The columns in page order: every nation, whether or not it is in this build. */
export const columnsOf = cachedInARow(
  (
    siblings: ReadonlyMap<NationId, Resolved & { nation: NationId }>,
    facts: ReadonlyMap<NationId, NationFacts>,
  ): readonly Column[] =>
    nations.map((nation) => ({
      nation,
      facts: facts.get(nation) ?? { name: nationNames[nation], languages: ['en'] },
      pathway: siblings.get(nation),
    })),
)

/** The words and sources that all pages of one language share. */
type Words = Pick<View, 't' | 'register'>

/** What the columns say, whichever nation's page they stand on. */
interface Said {
  values: ReadonlyMap<string, { about: NamedValue; cells: readonly Cell[] }>
  steps: ReadonlyMap<string, { first: Step; cells: readonly Cell[] }>
  sections: readonly Row[]
  facts: readonly Row[]
  /** Source → the nations whose column leans on it. */
  sources: ReadonlyMap<string, readonly string[]>
}

/** Worked out once a language, since the page of every nation has the same columns. */
const saidIn = cachedInARow((columns: readonly Column[], t: Translate, register: Register): Said => {
  const words = { t, register }
  const names = (of: (pathway: Resolved) => Iterable<string>): Set<string> =>
    new Set(columns.flatMap(({ pathway }) => (pathway ? [...of(pathway)] : [])))
  return {
    values: new Map([...names(({ values }) => values.keys())].map((name) => [name, valueCells(words, columns, name)])),
    steps: new Map([...names(({ steps }) => steps.keys())].map((id) => [id, stepCells(t, columns, id)])),
    sections: sectionRows(words, columns),
    facts: factRows(words, columns),
    sources: sourcesBy(columns),
  }
})

/** Ids of all columns in one reading order: this nation's, with every other's put in after the step it follows there. */
export function alignedIds(first: readonly string[], others: readonly (readonly string[])[]): string[] {
  const order = [...first]
  for (const ids of others)
    for (const [i, id] of ids.entries()) {
      if (order.includes(id)) continue
      const before = ids[i - 1]
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
    }
  return order
}

/** Every row, differing or not: values, steps, sections, then what the nations call things. */
export function rowsOf(view: View, columns: readonly Column[]): Row[] {
  const said = saidIn(columns, view.t, view.register)
  return [...valueRows(view, said), ...stepRows(view, columns, said), ...said.sections, ...said.facts]
}

const isUnchecked = (pathway: Resolved): boolean => pathway.stance?.stands === 'not checked'

function known(key: string, value: Gap, { t }: Words): Cell {
  return {
    is: 'not known',
    key: `? ${key}`,
    show: html`<div class="nk"><p><b>${t('not-known')}.</b> ${value['not-known']}</p>${value.meanwhile !== undefined && html`<p class="x">${t('meanwhile')}: ${value.meanwhile}</p>`}</div>`,
  }
}

function valueRows(view: View, { values }: Said): Row[] {
  return [...values].map(([name, { about, cells }]) => {
    const steps = [...view.pathway.steps].filter(
      ([, { value }]) =>
        value.kind === 'question' &&
        Object.values(value.answers).some((answer) =>
          [answer.from, answer.above, answer.below, answer['up-to']].includes(name),
        ),
    )
    return {
      id: `value-${name}`,
      title: about.what,
      where: html`${about.unit !== undefined && html`<span class="x m">${unitName(about.unit)}</span>`}${steps.map(([id]) => stepLink(view, id))}`,
      none: view.t('not-known'),
      cells,
    }
  })
}

function valueCells(words: Words, columns: readonly Column[], name: string): { about: NamedValue; cells: Cell[] } {
  const about = columns.flatMap(({ pathway }) => pathway?.values.get(name) ?? [])[0]!
  const cells = columns.map(({ pathway }): Cell => {
    if (!pathway) return { is: 'away' }
    const given = pathway.values.get(name)?.given?.value
    if (!given) return { is: 'none' }
    if (isGap(given)) return known(name, given, words)
    if ('does-not-apply' in given)
      return {
        is: 'said',
        key: 'does not apply',
        show: html`<p><b>${words.t('does-not-apply')}.</b> ${given['does-not-apply']} <span class="x m">${cite(words, given.source)}</span></p>`,
      }
    if (!('is' in given)) return { is: 'none' }
    return {
      is: 'said',
      key: String(given.is),
      show: html`<span class="bn">${number(given.is)} <small>${unitName(about.unit)}</small></span> <span class="x m">${cite(words, given.source)}</span>`,
    }
  })
  return { about, cells }
}

function stepRows(view: View, columns: readonly Column[], said: Said): Row[] {
  const others = columns.flatMap(({ pathway, nation }) =>
    pathway && nation !== view.pathway.nation ? [[...pathway.steps.keys()]] : [],
  )
  return alignedIds(view.chart.order, others).map((id) => {
    const { first, cells } = said.steps.get(id)!
    return {
      id,
      title: shortName(view, view.pathway.steps.get(id)?.value ?? first),
      ...(view.chart.marks.has(id) ? { where: stepLink(view, id) } : {}),
      none: view.t('no-such-step'),
      cells,
    }
  })
}

function stepCells(t: Translate, columns: readonly Column[], id: string): { first: Step; cells: Cell[] } {
  const told = columns.map(({ pathway, facts }) => {
    const written = pathway?.steps.get(id)
    return pathway && written
      ? tell({ t, facts, steps: pathway.steps, values: pathway.values }, id, written.value)
      : undefined
  })
  const counted: (Told | undefined)[] = told.filter((_, i) => columns[i]!.pathway && !isUnchecked(columns[i]!.pathway))
  const common = new Set(
    (counted[0]?.lines ?? [])
      .filter(({ key, answer }) =>
        counted.every((one) => one?.lines.some((line) => line.key === key && line.answer === answer)),
      )
      .map(({ key }) => key),
  )
  return {
    first: columns.flatMap(({ pathway }) => pathway?.steps.get(id)?.value ?? [])[0]!,
    cells: columns.map(({ pathway }, i): Cell => {
      if (!pathway) return { is: 'away' }
      const written = pathway.steps.get(id)
      const words = told[i]
      if (!written || !words) return { is: 'none' }
      if (written.by === 'base' && isUnchecked(pathway)) return { is: 'not checked' }
      return { is: 'said', key: keyOf(written.value), show: drawTold(words, common) }
    }),
  }
}

/** What a step says, apart from where it came from and how it is drawn. A named value has a row of its own. */
const keyOf = cached((step: Step): string => {
  const { source, after, 'way-on': on, 'meets-at': meets, 'road-title': title, ...says } = step
  void [source, after, on, meets, title]
  return JSON.stringify(says)
})

/** Lines that all nations share stand back, so that the eye falls on what differs. */
function drawTold({ title, lines }: Told, common: ReadonlySet<string>): Html {
  return html`<p><b>${title}</b></p>${lines.length > 0 && html`<ul class="bul">${lines.map(({ key, text }) => html`<li${common.has(key) && html` class="m"`}>${text}</li>`)}</ul>`}`
}

function sectionRows(words: Words, columns: readonly Column[]): Row[] {
  return sectionNames.flatMap((name): Row[] => {
    if (!columns.some(({ pathway }) => pathway?.sections[name])) return []
    const { id, title } = sectionKey(name)
    return [
      {
        id: `section-${id}`,
        title: words.t(title),
        // Red flags that are asked as a step have no section of their own.
        ...(name === 'red-flags'
          ? {}
          : { where: html`<a class="x" href="../#section-${id}">${words.t('section')}</a>` }),
        none: words.t('no-such-section'),
        cells: columns.map(({ pathway }): Cell => {
          if (!pathway) return { is: 'away' }
          const own = pathway.sections[name]
          if (!own) return { is: 'none' }
          if (own.by === 'base' && isUnchecked(pathway)) return { is: 'not checked' }
          if (!Array.isArray(own.value)) return known(JSON.stringify(own.value['not-known']), own.value, words)
          const says = own.value.map((entry) => (typeof entry === 'string' ? entry : entry.say))
          return {
            is: 'said',
            key: JSON.stringify(says),
            show: html`<ul class="bul">${says.map((one) => html`<li>${one}</li>`)}</ul>`,
          }
        }),
      },
    ]
  })
}

/** What the nations call the same thing: the route, the system, the clocks with what starts them. */
function factRows(words: Words, columns: readonly Column[]): Row[] {
  const { t } = words
  const used = urgencies.filter((urgency) =>
    columns.some(({ pathway }) =>
      [...(pathway?.steps.values() ?? [])].some(({ value }) => value.kind === 'referral' && value.urgency === urgency),
    ),
  )
  const row = (
    id: string,
    title: string,
    anchor: string | undefined,
    cell: (facts: NationFacts, slug: string) => Cell,
  ): Row => ({
    id,
    title,
    ...(anchor ? { where: html`<a class="x" href="../#${anchor}">${t('section')}</a>` } : {}),
    none: t('not-known'),
    cells: columns.map(({ pathway, facts }) => (pathway ? cell(facts, pathway.slug) : { is: 'away' })),
  })
  const saidCell = (value: SaidOrGap | { name: string; source?: string | undefined } | undefined): Cell => {
    if (value === undefined) return { is: 'none' }
    if ('not-known' in value) return known(value['not-known'], value, words)
    const says = 'name' in value ? value.name : value.say
    return { is: 'said', key: says, show: html`${says} <span class="x m">${cite(words, value.source)}</span>` }
  }
  return [
    ...used.map((urgency) =>
      row(`urgency-${urgency}`, `${t('route-name')}: ${t(urgency).toLowerCase()}`, undefined, (facts) =>
        saidCell(facts.urgency?.[urgency]),
      ),
    ),
    row('gateway', t('via'), 'section-how', (facts) => saidCell(facts.gateway)),
    row('advice', t('advice-route'), undefined, (facts) => saidCell(facts.advice)),
    ...used
      .filter((urgency) =>
        columns.some(
          ({ pathway, facts }) => pathway && clocksOn(facts, pathway.slug).some((clock) => clock.urgency === urgency),
        ),
      )
      .map((urgency) =>
        row(`clocks-${urgency}`, `${t('clocks')}: ${t(urgency).toLowerCase()}`, 'section-how', (facts, slug) => {
          const clocks = clocksOn(facts, slug).filter((clock) => clock.urgency === urgency)
          if (clocks.length === 0) return { is: 'none' }
          return {
            is: 'said',
            key: JSON.stringify(clocks.map(({ say, within, from, target }) => [say, within, from, target])),
            show: html`<ul class="bul">${clocks.map(({ say, within, from, target, source }) => html`<li><b class="v">${within}</b> from <b>${from}</b>: ${say.charAt(0).toLowerCase()}${say.slice(1)}${target !== undefined && ` (${target})`} <span class="x m">${cite(words, source)}</span></li>`)}</ul>`,
          }
        }),
      ),
  ]
}

function stepLink(view: View, id: string): Html {
  const outcome = (view.graph.ways.get(id) ?? []).length === 0
  return html`<a class="x" href="../#${id}">${view.t(outcome ? 'outcome' : 'step')} ${view.chart.marks.get(id)}</a> `
}

/** The whole page between header and footer. */
export function drawCompare(view: View, columns: readonly Column[]): Html {
  const { t, pathway } = view
  const rows = rowsOf(view, columns)
  const different = rows.filter(differs)
  const same = rows.filter((row) => !differs(row))
  return html`<div class="wrap compare"><p class="crumb"><a href="${view.home}">${t('pathways')}</a> › <a href="../">${pathway.base.title}</a></p><h1>${t('compare')}: ${pathway.base.title}</h1><p class="meta"><span class="tag">${t('draft')}</span><span><b>${view.facts.name}</b></span><span>${t('base-version')} ${pathway.base.version}</span><a href="../">${t('back-to-pathway')}</a></p>${drawAge(view)}${drawPathwayNotices(view, false, '../')}${drawConfused(view, columns)}<h2 id="section-differs">${t('what-differs')}</h2>${
    different.length > 0
      ? drawTable(view, columns, [stanceRow(view, columns), ...different], t('what-differs'))
      : html`<p>${t('nothing-differs')}</p>${drawTable(view, columns, [stanceRow(view, columns)], t('stance'))}`
  }${same.length > 0 && html`<details class="fold"><summary><h2>${t('same-where-checked')}</h2> <span class="s m">${String(same.length)}</span></summary>${drawTable(view, columns, same, t('same-where-checked'))}</details>`}${drawBesideBase(view)}${drawSources(view, saidIn(columns, t, view.register))}</div>`
}

/** This nation's reasons, each with what the shared base says and what stands here instead. */
function drawBesideBase(view: View): Html | false {
  const { t, pathway, facts } = view
  const drawn = drawDifferences(view, underBase(view), pathway.differences, facts.name, linkOn(view, '../'))
  return drawn && html`<h2 id="section-how-and-why">${facts.name}: ${t('how-and-why').toLowerCase()}</h2>${drawn}`
}

function stanceRow(view: View, columns: readonly Column[]): Row {
  return {
    id: 'stance',
    title: view.t('stance'),
    none: '',
    cells: columns.map(({ pathway }): Cell => {
      if (!pathway) return { is: 'away' }
      const words = view.t(standsKey({ pathway }))
      return {
        is: 'said',
        key: words,
        show: html`<p><b>${words}</b></p>${pathway.stance?.because !== undefined && html`<p>${pathway.stance.because}</p>`}`,
      }
    }),
  }
}

function drawTable(view: View, columns: readonly Column[], rows: readonly Row[], caption: string): Html {
  const { t } = view
  const mine = (nation: NationId): boolean => nation === view.pathway.nation
  return html`<table class="cmp" lang="en"><caption class="vh">${caption}</caption><thead><tr><th scope="col">${t('what-differs')}</th>${columns.map(({ nation, facts }) => html`<th scope="col"${mine(nation) && html` class="me"`}>${facts.name}${mine(nation) && html`<span class="x"><span class="vh">, </span>${t('this-site')}</span>`}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.title}${row.where && html`<span class="where">${row.where}</span>`}</th>${row.cells.map(
        (cell, i) => {
          const { nation, facts } = columns[i]!
          return html`<td data-l="${facts.name}"${mine(nation) && html` class="me"`}>${drawCell(view, row, cell)}</td>`
        },
      )}</tr>`,
  )}</tbody></table>`
}

function drawCell({ t }: View, row: Row, cell: Cell): Html {
  switch (cell.is) {
    case 'said':
    case 'not known':
      return cell.show
    case 'not checked':
      return html`<p class="nk">${t('not-checked-here')}</p>`
    case 'none':
      return html`<p class="m">${row.none}</p>`
    case 'away':
      return html`<p class="nk">${t('not-available')}</p>`
  }
}

/** Values with two figures: the figures between them are those that a reader from across a border gets wrong. */
function drawConfused(view: View, columns: readonly Column[]): Html | false {
  const lines = [...view.pathway.values].flatMap(([name, { what, unit }]) => {
    const figures = columns.flatMap(({ facts, pathway }) => {
      const figure = pathway ? figureOf(name, pathway.values) : undefined
      return figure === undefined ? [] : [{ nation: facts.name, figure }]
    })
    if (new Set(figures.map(({ figure }) => figure)).size < 2) return []
    const by = Map.groupBy(figures, ({ figure }) => figure)
    const told = [...by]
      .sort(([a], [b]) => a - b)
      .map(
        ([figure, those]) => `${number(figure)} ${unitName(unit)} in ${those.map(({ nation }) => nation).join(', ')}`,
      )
    return [html`<li>${what}: ${told.join('; ')}; ${view.t('same-figure-differs')}</li>`]
  })
  return (
    lines.length > 0 &&
    html`<div class="sum" lang="en"><p><b>${view.t('easily-confused')}</b></p><ul class="bul">${lines}</ul></div>`
  )
}

/** Every source that a column leans on, with the nations whose column does. */
function sourcesBy(columns: readonly Column[]): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const { pathway, facts } of columns) {
    if (!pathway) continue
    // What an unchecked nation shows of the base does not rest on anything for that nation.
    const own = isUnchecked(pathway)
      ? { ...pathway, steps: new Map([...pathway.steps].filter(([, { by }]) => by !== 'base')), sections: {} }
      : pathway
    const cited = new Set(writtenSources({ pathway: own, facts }))
    for (const word of Object.values(facts.urgency ?? {}))
      if (word && 'source' in word) for (const id of idsIn(word)) cited.add(id)
    for (const id of cited) users.set(id, [...(users.get(id) ?? []), facts.name])
  }
  return users
}

/** The targets of the citations above. A notice stands on this nation's page, so its sources are said to be this nation's. */
function drawSources(view: View, { sources }: Said): Html {
  const { register, facts, t } = view
  const noticed = view.notices.flatMap(idsIn)
  const users = new Map(sources)
  for (const id of noticed) users.set(id, [...new Set([...(sources.get(id) ?? []), facts.name])])
  const listed = [...users]
    .filter(([id]) => register[id])
    .sort(([a], [b]) => compare(register[a]!.organisation, register[b]!.organisation) || compare(a, b))
  return html`<details class="fold" id="section-sources"><summary><h2>${t('rests-on-what')}</h2></summary><ol class="sources" lang="en">${listed.map(
    ([id, names]) => {
      const entry = register[id]!
      const title = entry.url ? html`<a href="${entry.url}" rel="external noreferrer">${entry.title}</a>` : entry.title
      return html`<li id="section-source-${id}">${entry.organisation}: ${title}. ${entry.version}. <b>${names.join(', ')}.</b> <span class="m">${t('seen-how')}: ${entry.seen}.</span></li>`
    },
  )}</ol></details>`
}
