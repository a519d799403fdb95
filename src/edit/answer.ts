/**
 * What the editor asks of the code that checks, and the answers. In a browser they go between a page and its worker, so
 * that no check ever holds up a key.
 */
import type { Known, PathwayPlace } from '../known.ts'
import { headline } from '../pathway.ts'
import { readLibrary, type Files } from '../read/library.ts'
import { complete, type Names, type Offers } from '../validate/complete.ts'
import type { Exceptions, Register } from '../validate/schema/content.ts'
import { checkFiles, judge, noProse, openDesk, type Desk, type ShownAs, type Verdict } from './desk.ts'

/** What a site carries for its editor, besides the pathways themselves. */
export interface Carried {
  known: Known
  /** The day for which the site was built, as year-month-day. */
  asOf: string
}

/** One pathway as it is published: what its own JSON holds. */
export interface Sources extends Pick<PathwayPlace, 'specialty' | 'slug'> {
  /** Path → text. */
  files: Readonly<Record<string, string>>
  /** What the register says of the sources that are cited in them. */
  register?: Register
  /** Warnings in them that somebody has looked at and left. */
  exceptions?: Exceptions
}

export interface Asks {
  /** Comes first. */
  know: [ask: Carried, answer: true]
  /** The whole register, where something is cited that was not carried along. */
  register: [ask: Register, answer: true]
  open: [ask: Sources, answer: true]
  judge: [ask: { files: Sources['files']; shownAs: ShownAs }, answer: Verdict]
  complete: [ask: { file: string; text: string; offset: number }, answer: Offers]
}

export type Ask = { [K in keyof Asks]: { kind: K; of: Asks[K][0] } }[keyof Asks]

/** The other side of the page: keeps the open pathway, and answers one thing after the other. */
export class Answerer {
  #carried: Carried | undefined
  #desk: Desk | undefined
  /** Of the open pathway. */
  #exceptions: Exceptions = []
  #files: Files = new Map()
  /** Of the files as they were last judged. */
  #known: Names | undefined

  answer(ask: Ask): Asks[keyof Asks][1] {
    switch (ask.kind) {
      case 'know':
        this.#carried = ask.of
        return true
      case 'register': {
        const { place, published } = this.#desk!
        this.#learn(ask.of)
        this.#open(place, published.files)
        return true
      }
      case 'open':
        if (ask.of.register) this.#learn(ask.of.register)
        this.#exceptions = ask.of.exceptions ?? []
        this.#open(ask.of, filesOf(ask.of.files))
        return true
      case 'judge':
        this.#files = filesOf(ask.of.files)
        this.#known = undefined
        return judge(this.#desk!, this.#files, ask.of.shownAs)
      case 'complete': {
        const { file, text, offset } = ask.of
        const [document] = readLibrary(new Map([[file, text]]), noProse).documents
        return document
          ? complete(document.kind, text, offset, (this.#known ??= this.#names()))
          : { from: offset, offers: [] }
      }
    }
  }

  #learn(register: Register): void {
    const { known, asOf } = this.#carried!
    this.#carried = { asOf, known: { ...known, register: { ...known.register, ...register } } }
  }

  #open({ specialty, slug }: Desk['place'], files: Files): void {
    const { known, asOf } = this.#carried!
    this.#files = files
    this.#known = undefined
    const exceptions = [...known.exceptions, ...this.#exceptions]
    this.#desk = openDesk({ ...known, exceptions }, { specialty, slug }, asOf, files)
  }

  /** The names that the files hold as far as they can be read now. */
  #names(): Names {
    const { known, published } = this.#desk!
    const [folder] = [checkFiles(this.#desk!, this.#files), published.checked].flatMap(({ library }) => library.folders)
    const steps = new Map<string, string>()
    const values = new Map<string, string>()
    if (folder) {
      for (const [id, step] of Object.entries(folder.base.value.steps)) steps.set(id, headline(step))
      for (const { value } of [...folder.nations.values(), ...folder.boards.values()])
        for (const written of [value.steps, ...(value.differs ?? []).map((one) => one.steps)])
          for (const [id, step] of Object.entries(written ?? {})) steps.set(id, headline(step))
      for (const [name, { what }] of Object.entries(folder.base.value['each-nation-says'] ?? {})) values.set(name, what)
    }
    return {
      steps,
      values,
      sources: new Map((known.sources ?? []).map((id) => [id, known.register[id]?.title ?? ''])),
      pathways: new Map(known.elsewhere.map(({ slug, title }) => [slug, title])),
    }
  }
}

/** In the order of their paths, as they would be read from a disk. */
function filesOf(files: Sources['files']): Files {
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
