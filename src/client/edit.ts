/**
 * The editor of a nation's site. An author opens the files of one pathway, writes, and sees at once what is to be mended,
 * how the page will look, and which journeys change. Nothing is sent anywhere, and nothing is kept.
 */
import type { Diagnostic } from '../diagnostic.ts'
import type { Carried, Sources } from '../edit/answer.ts'
import type { ShownAs, Verdict } from '../edit/desk.ts'
import { fillTemplate, slugOf } from '../edit/new-pathway.ts'
import { proposalOf } from '../edit/propose.ts'
import type { NationId } from '../nations.ts'
import type { Register } from '../validate/schema/content.ts'
import { editWords, type EditWord } from '../edit/words.ts'
import { ask, startWorker } from './edit-ask.ts'
import { keepInside, ready, show } from './edit-frame.ts'
import { TextPane } from './edit-text.ts'

const element = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E

/** Written by the page. */
const page = JSON.parse(element('edit').dataset.page!) as {
  worker: string
  repository?: { address: string; branch: string }
  explained?: string[]
}
const say = (key: EditWord): string => editWords[key]

const pathway = element<HTMLSelectElement>('pathway')
const fileChoice = element<HTMLSelectElement>('file')
const shownAs = element<HTMLSelectElement>('shown-as')
const status = element('edit-status')

type Files = Record<string, string>

interface Open extends Pick<Sources, 'specialty' | 'slug' | 'register' | 'exceptions'> {
  published: Files
  /** As written now. */
  files: Files
  /** Path of the file in the text pane. */
  file: string
}

/** Everything that was opened, by slug: what is written is not lost by looking at another pathway. */
const opened = new Map<string, Open>()
let open: Open | undefined
let verdict: Verdict | undefined
let known: Carried | undefined

const pane = new TextPane({
  parent: element('text'),
  describedBy: say('keys'),
  changed: (text) => {
    if (!open) return
    open.files[open.file] = text
    later()
  },
  moved: (line) => tellLine(line),
  offers: (text, offset) => ask('complete', { file: open!.file, text, offset }),
  next: () => toNext(),
})

/** How long nobody must have typed before the text is checked, and before the page is drawn anew, in milliseconds. */
const [pause, rest] = [180, 700]
let checking = 0
/** Counts what was chosen: only the last of it is opened. */
let opening = 0
let timer: ReturnType<typeof setTimeout> | undefined
let drawing: ReturnType<typeof setTimeout> | undefined

function later(): void {
  clearTimeout(timer)
  clearTimeout(drawing)
  timer = setTimeout(() => void check(), pause)
}

async function check(): Promise<void> {
  if (!open) return
  const mine = ++checking
  const found = await ask('judge', { files: open.files, shownAs: await shown() })
  // Somebody has written on meanwhile: the next answer is the right one.
  if (mine !== checking) return
  if (found.lacks && !wholeRegister) {
    wholeRegister = true
    const register = await fetchJson<Register>('register.json')
    if (register) {
      await ask('register', register)
      return check()
    }
  }
  verdict = found
  pane.mark(found.diagnostics.filter(({ file }) => file === open!.file))
  tellLine(pane.line)
  listFaults(found.diagnostics)
  listChanges(found)
  listFiles()
  clearTimeout(drawing)
  drawing = setTimeout(() => draw(found), rest - pause)
}

/** Fetched once, when something is cited that was not carried along; without a network the page shows its id alone. */
let wholeRegister = false

/** Welsh needs its words, which are fetched when they are first wanted. */
const words = new Map<string, ShownAs['words']>()
async function shown(): Promise<ShownAs> {
  const [nation, language = 'en'] = shownAs.value.split('/') as [NationId, ('cy' | 'en')?]
  if (language !== 'en' && !words.has(language)) {
    const fetched = await fetchJson<ShownAs['words']>(`words-${language}.json`)
    if (fetched) words.set(language, fetched)
  }
  return { nation, language, words: words.get(language) }
}

function draw({ page: html }: Verdict): void {
  const stale = html === undefined
  element('page-stale').hidden = !stale
  element('preview').classList.toggle('stale', stale)
  if (!stale) show(html, { 'data-pathway': open!.slug })
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...inside)
  return made
}

/** What stands between backticks, as code. */
function coded(text: string): (Node | string)[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? make('code', {}, part) : part))
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** Said in words, and only when it says something else than before. */
function tell(text: string): void {
  if (status.textContent !== text) status.textContent = text
}

function listFaults(found: readonly Diagnostic[]): void {
  const errors = found.filter(({ level }) => level === 'error').length
  const others = found.length - errors
  const parts = [
    errors > 0 && `${errors} ${say(errors === 1 ? 'error' : 'errors')}`,
    others > 0 && `${others} ${say(others === 1 ? 'remark' : 'remarks')}`,
  ].filter((part) => part !== false)
  tell(parts.length === 0 ? say('nothing') : parts.join(', '))
  element('mending').hidden = found.length === 0
  element('faults').replaceChildren(
    ...found.map((one) => {
      const place = placeOf(one)
      return make(
        'li',
        { class: one.level },
        make('p', {}, make('b', {}, ...coded(one.what)), ' ', place),
        make('p', { class: 's' }, ...coded(one.why), ' ', make('b', {}, ...coded(one.mend)), ...explained(one)),
      )
    }),
  )
}

/** The page about a rule, beside the editor: what is written here would be lost by leaving it. */
function explained({ rule }: Diagnostic): (Node | string)[] {
  if (!page.explained) return []
  const href = `../rules/${page.explained.includes(rule) ? `${rule}/` : `#${rule}`}`
  return [' ', make('a', { href, target: '_blank', rel: 'noopener' }, `${say('rule')} ${rule}`)]
}

const isOpen = ({ file }: Diagnostic): boolean => open !== undefined && Object.hasOwn(open.files, file)

/** A file of another folder is not at hand: it is named, and its lines are not known. */
function placeOf(one: Diagnostic): HTMLElement {
  if (!isOpen(one)) return make('code', {}, one.file)
  const place = make('button', { type: 'button' }, `${nameOf(one.file)}, ${say('line')} ${one.line}`)
  place.addEventListener('click', () => goTo(one))
  return place
}

function goTo(one: Diagnostic): void {
  if (!open || !isOpen(one)) return
  const { file, line, column } = one
  if (file !== open.file) openFile(file)
  pane.goTo(line, column)
}

function toNext(): void {
  const [first, ...more] = (verdict?.diagnostics ?? []).filter(isOpen)
  if (!first) return
  const here = [first, ...more].find(({ file, line }) => file === open!.file && line > pane.line)
  goTo(here ?? first)
}

/** What is to be mended on the line with the cursor, under the text and for whoever hears it. */
function tellLine(line: number): void {
  const here = (verdict?.diagnostics ?? []).filter((one) => one.file === open?.file && one.line === line)
  const text = here.map(({ what, why, mend }) => `${what}. ${why} ${mend}`).join(' ')
  const place = element('line-fault')
  // Not written anew while it says the same: it would be read out again.
  if (place.dataset.text === text) return
  place.dataset.text = text
  place.replaceChildren(...coded(text))
}

function listChanges({ changes, claims, uncompared }: Verdict): void {
  const blocks = changes.map(({ who, titles }) =>
    make(
      'section',
      {},
      make('h3', {}, who),
      ...titles.flatMap(({ title, texts, more }) => [
        make('h4', {}, title),
        make(
          'ul',
          { class: 'bul' },
          ...texts.map((text) => make('li', {}, ...coded(text))),
          ...(more > 0 ? [make('li', {}, `+ ${more}`)] : []),
        ),
      ]),
    ),
  )
  const asked = claims.map(({ what, why, mend }) =>
    make('li', {}, make('b', {}, ...coded(what)), '. ', ...coded(`${why} ${mend}`)),
  )
  element('changes').replaceChildren(
    ...(uncompared
      ? [make('p', {}, say('uncompared'))]
      : blocks.length === 0
        ? [make('p', {}, say('no-changes'))]
        : []),
    ...(uncompared ? [] : blocks),
    ...(asked.length === 0 ? [] : [make('h3', {}, say('claims')), make('ul', { class: 'bul' }, ...asked)]),
  )
  listProposals()
}

const changedFiles = (): string[] =>
  open ? Object.keys(open.files).filter((file) => open!.files[file] !== open!.published[file]) : []

function listFiles(): void {
  if (!open) return
  const texts = Object.keys(open.files).map((file) => {
    const errors = (verdict?.diagnostics ?? []).filter((one) => one.file === file && one.level === 'error').length
    const marks = [
      open!.files[file] !== open!.published[file] && say('changed'),
      errors > 0 && `${errors} ${say(errors === 1 ? 'error' : 'errors')}`,
    ].filter((mark) => mark !== false)
    return marks.length === 0 ? nameOf(file) : `${nameOf(file)} (${marks.join(', ')})`
  })
  const names = Object.keys(open.files)
  if (fileChoice.options.length !== names.length || names.some((file, i) => fileChoice.options[i]!.value !== file))
    fileChoice.replaceChildren(...names.map((file, i) => make('option', { value: file }, texts[i]!)))
  else
    for (const [i, text] of texts.entries())
      if (fileChoice.options[i]!.text !== text) fileChoice.options[i]!.text = text
  fileChoice.value = open.file
}

/** One control for each changed file: its text is copied, and the page opens on which it is proposed. */
function listProposals(): void {
  const place = document.getElementById('proposals')
  const { repository } = page
  if (!place || !repository || !open) return
  const errors = (verdict?.diagnostics ?? []).some(({ level }) => level === 'error')
  const files = changedFiles()
  place.replaceChildren(
    ...(files.length === 0 ? [make('p', { class: 's m' }, say('propose-none'))] : []),
    ...(errors && files.length > 0 ? [make('p', { class: 's' }, say('propose-faults'))] : []),
    ...files.map((file) => {
      const proposed = (): ReturnType<typeof proposalOf> =>
        proposalOf(repository, file, open!.files[file]!, open!.published[file] === undefined)
      const link = make(
        'a',
        { href: proposed().address, target: '_blank', rel: 'noopener noreferrer', class: 'act' },
        `${say('propose')} ${nameOf(file)}`,
      )
      link.addEventListener('click', () => {
        // Somebody may have written on since the link was made: what stands there now is proposed.
        const { address, filled } = proposed()
        link.href = address
        if (!filled) void copy(open!.files[file]!)
        tell(say(filled ? 'propose-filled' : 'propose-copied'))
      })
      return make('p', {}, link)
    }),
  )
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

async function fetchJson<T>(name: string): Promise<T | undefined> {
  try {
    const response = await fetch(name)
    return response.ok ? ((await response.json()) as T) : undefined
  } catch {
    return undefined
  }
}

async function openPathway(slug: string): Promise<void> {
  const turn = ++opening
  let next = opened.get(slug)
  if (!next) {
    tell(say('opening'))
    const sources = await fetchJson<Sources>(`sources/${slug}.json`)
    // Who chooses with the keyboard passes others by, and their files may come later than those of the last.
    if (turn !== opening) return
    if (!sources) {
      tell(say('needs-network'))
      pathway.value = open?.slug ?? ''
      return
    }
    const base = Object.keys(sources.files).find((file) => file.endsWith('/base.yaml'))!
    next = { ...sources, published: sources.files, files: { ...sources.files }, file: base }
  }
  await lay(next)
}

/** Puts a pathway on the desk. */
async function lay(next: Open): Promise<void> {
  const turn = ++opening
  opened.set(next.slug, next)
  const { specialty, slug, published: files, register, exceptions } = next
  await ask('open', { specialty, slug, files, register, exceptions })
  if (turn !== opening) return
  // From here on what is written belongs to it: until its text stood there, it belonged to the one before.
  open = next
  verdict = undefined
  checking++
  pathway.value = next.slug
  element('desk').hidden = false
  openFile(next.file)
  await Promise.all([check(), ready()])
  if (verdict) draw(verdict)
}

function openFile(file: string): void {
  open!.file = file
  pane.open(`${say('text-of')} ${nameOf(file)}`, open!.files[file]!)
  pane.mark((verdict?.diagnostics ?? []).filter((one) => one.file === file))
  tellLine(1)
  listFiles()
}

async function makeNew(): Promise<void> {
  const title = element<HTMLInputElement>('new-title').value.trim()
  const specialty = slugOf(element<HTMLInputElement>('new-specialty').value)
  const slug = slugOf(title)
  const why =
    slug === '' || specialty === ''
      ? 'new-empty'
      : known!.known.elsewhere.some((one) => one.slug === slug) || opened.has(slug)
        ? 'new-taken'
        : undefined
  const fault = element('new-fault')
  fault.textContent = why ? say(why) : ''
  if (why) return element('new-title').focus()
  const template = await fetchJson<Files>('template.json')
  if (!template) {
    fault.textContent = say('needs-network')
    return
  }
  const files = Object.fromEntries(
    Object.entries(template).map(([name, text]) => [
      `pathways/${specialty}/${slug}/${name}`,
      fillTemplate(text, { title, asOf: known!.asOf }),
    ]),
  )
  pathway.append(make('option', { value: slug }, `${title} (${say('new-mark')})`))
  element<HTMLDetailsElement>('new').open = false
  await lay({ specialty, slug, published: {}, files, file: `pathways/${specialty}/${slug}/base.yaml` })
}

async function start(): Promise<void> {
  startWorker(page.worker)
  known = await fetchJson<Carried>('known.json')
  if (!known) return tell(say('needs-network'))
  await ask('know', known)
  keepInside()
  pathway.disabled = false
  pathway.addEventListener('change', () => void (pathway.value !== '' && openPathway(pathway.value)))
  fileChoice.addEventListener('change', () => openFile(fileChoice.value))
  shownAs.addEventListener('change', () => void check())
  element('make-new').addEventListener('click', () => void makeNew())
  element('copy').addEventListener('click', () => {
    void copy(open!.files[open!.file]!).then((copied) => tell(say(copied ? 'copied' : 'copy-refused')))
  })
  element('download').addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([open!.files[open!.file]!], { type: 'text/yaml' }))
    make('a', { href: address, download: nameOf(open!.file) }).click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
    tell(say('downloaded'))
  })
  addEventListener('beforeunload', (event) => {
    if (
      [...opened.values()].some(({ files, published }) =>
        Object.keys(files).some((file) => files[file] !== published[file]),
      )
    )
      event.preventDefault()
  })
  const asked = location.hash.slice(1)
  if (known.known.elsewhere.some(({ slug }) => slug === asked)) await openPathway(asked)
  else tell(say('choose-first'))
}

void start()
