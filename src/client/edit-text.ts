/**
 * The text itself, in CodeMirror. It stands in a shadow root, because there its styles come as style sheets made by
 * script, which the page's policy allows, and not as `<style>`, which it does not.
 */
import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import * as commands from '@codemirror/commands'
import {
  EditorSelection,
  EditorState,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type Extension,
  type Text,
} from '@codemirror/state'
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutterLineClass,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type KeyBinding,
} from '@codemirror/view'
import type { Diagnostic, Level } from '../diagnostic.ts'
import type { Offers } from '../validate/complete.ts'

export interface TextOptions {
  parent: HTMLElement
  /** For whoever hears the page. */
  describedBy: string
  changed: (text: string) => void
  /** The cursor has come to another line, 1-based. */
  moved: (line: number) => void
  offers: (text: string, offset: number) => Promise<Offers>
  /** F8: on to the next thing to mend. */
  next: () => void
}

const setFaults = StateEffect.define<readonly Diagnostic[]>()

class Sign extends GutterMarker {
  override elementClass: string
  constructor(level: Level) {
    super()
    this.elementClass = `sign ${level}`
  }
}
const signs: Record<Level, Sign> = { error: new Sign('error'), warning: new Sign('warning'), info: new Sign('info') }

/** Marks move with the text until the next verdict comes. */
const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, { changes, effects, newDoc }) {
    let marks = set.map(changes)
    for (const effect of effects) if (effect.is(setFaults)) marks = marksOf(effect.value, newDoc)
    return marks
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    gutterLineClass.compute([field], (state) => gutterOf(state.field(field), state.doc)),
  ],
})

function marksOf(found: readonly Diagnostic[], doc: Text): DecorationSet {
  const offset = (line: number, column: number): number => {
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
    return Math.min(at.from + column - 1, at.to)
  }
  const ranges = found.flatMap(({ line, column, endLine, endColumn, level }) => {
    const from = offset(line, column)
    const to = Math.max(from, offset(endLine, endColumn))
    const at = doc.lineAt(from)
    return [
      Decoration.line({ class: `fault-line ${level}` }).range(at.from),
      ...(to > from ? [Decoration.mark({ class: `fault ${level}` }).range(from, to)] : []),
    ]
  })
  return Decoration.set(ranges, true)
}

function gutterOf(set: DecorationSet, doc: Text): ReturnType<RangeSetBuilder<GutterMarker>['finish']> {
  const builder = new RangeSetBuilder<GutterMarker>()
  let last = -1
  for (const at = set.iter(); at.value; at.next()) {
    const line = doc.lineAt(at.from).from
    const level = /error|warning|info/.exec(String(at.value.spec.class))?.[0] as Level
    if (line > last) builder.add(line, line, signs[level])
    last = Math.max(last, line)
  }
  return builder.finish()
}

const token = (name: string): Decoration => Decoration.mark({ class: name })
const tokens = { key: token('key'), note: token('note'), quoted: token('quoted') }

/** Colour is urgency on this site and nothing else: keys are bold, notes and signs are quiet. */
const matcher = new MatchDecorator({
  regexp: /(^\s*(?:- +)*|[{,] *)([\w.-]+)(?=:(?: |$))|((?:^|\s)#.*$)|"(?:[^"\\]|\\.)*"/g,
  decorate: (add, from, _, match) => {
    const [whole, before, key, note] = match
    if (key !== undefined) add(from + before!.length, from + whole.length, tokens.key)
    else add(from, from + whole.length, note === undefined ? tokens.quoted : tokens.note)
  },
})
const highlighter = ViewPlugin.define(
  (view) => ({
    set: matcher.createDeco(view),
    update(update) {
      this.set = matcher.updateDeco(update, this.set)
    },
  }),
  {
    decorations: ({ set }) => set,
  },
)

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', background: 'var(--paper)', fontSize: '0.875rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-gutters': {
    background: 'var(--ground)',
    color: 'var(--ink2)',
    border: 'none',
    borderRight: '1px solid var(--hair)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--wash)' },
  '.key': { fontWeight: '650' },
  '.note': { color: 'var(--ink2)', fontStyle: 'italic' },
  '.quoted': { color: 'inherit' },
  '.fault': { textDecoration: 'underline wavy var(--ink2) 1.5px', textUnderlineOffset: '3px' },
  '.fault.error': { textDecorationColor: 'var(--em-x)' },
  '.fault-line.error': { boxShadow: 'inset 3px 0 var(--em-x)' },
  '.sign.error': { background: 'var(--em)', color: 'var(--em-on)', fontWeight: '700' },
  '.sign.warning, .sign.info': { fontWeight: '700', textDecoration: 'underline' },
  '.cm-tooltip': {
    background: 'var(--paper)',
    color: 'var(--ink)',
    border: '1.5px solid var(--edge)',
    borderRadius: '6px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '14em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--ink)', color: 'var(--paper)' },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', maxWidth: '20em', fontFamily: 'var(--font)' },
  '@media (forced-colors: active)': { '.fault': { textDecorationColor: 'CanvasText' } },
})

/** The text of one file. Tab is never taken: it leads out, as everywhere on the page. */
export class TextPane {
  readonly #view: EditorView
  readonly #options: TextOptions
  #line = 0

  constructor(options: TextOptions) {
    this.#options = options
    const root = options.parent.attachShadow({ mode: 'open' })
    this.#view = new EditorView({ root, parent: root, state: EditorState.create({ doc: '' }) })
  }

  /** Opens a text, with a history of its own. */
  open(name: string, text: string): void {
    this.#line = 0
    this.#view.setState(EditorState.create({ doc: text, extensions: this.#extensions(name) }))
  }

  get text(): string {
    return this.#view.state.doc.toString()
  }

  mark(found: readonly Diagnostic[]): void {
    this.#view.dispatch({ effects: setFaults.of(found) })
  }

  /** Puts the cursor at a place, in the middle of what is seen. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state
    const at = doc.line(Math.min(line, doc.lines))
    const anchor = Math.min(at.from + column - 1, at.to)
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
    this.#view.focus()
  }

  get line(): number {
    const { doc, selection } = this.#view.state
    return doc.lineAt(selection.main.head).number
  }

  #extensions(name: string): Extension[] {
    const { changed, moved, offers, next, describedBy } = this.#options
    const source = async ({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> => {
      const before = state.doc.lineAt(pos)
      const typed = before.text.slice(0, pos - before.from)
      if (!explicit && !/[\w-]$|: $/.test(typed)) return null
      const { from, offers: all } = await offers(state.doc.toString(), pos)
      return all.length === 0
        ? null
        : {
            from,
            options: all.map(({ text, means }) => ({ label: text.replace(/: $/, ''), apply: text, info: means })),
            validFor: /^[\w-]*$/,
          }
    }
    return [
      lineNumbers(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      commands.history(),
      faults,
      highlighter,
      theme,
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({
        'aria-label': name,
        // Editable text takes the focus without it; checkers of pages look for the attribute.
        tabindex: '0',
        'aria-description': describedBy,
        spellcheck: 'true',
        lang: 'en-GB',
      }),
      autocompletion({ override: [source], icons: false }),
      keymap.of([
        { key: 'F8', run: () => (next(), true) },
        { key: 'Enter', run: newLine },
        ...commands.historyKeymap,
        ...moving,
      ]),
      EditorView.updateListener.of(({ docChanged, state, selectionSet }) => {
        if (docChanged) changed(state.doc.toString())
        if (!docChanged && !selectionSet) return
        const line = state.doc.lineAt(state.selection.main.head).number
        if (line !== this.#line) moved((this.#line = line))
      }),
    ]
  }
}

/** CodeMirror's standard keys, but for those that would need a syntax tree. */
const moving: readonly KeyBinding[] = [
  { key: 'ArrowLeft', run: commands.cursorCharLeft, shift: commands.selectCharLeft, preventDefault: true },
  { key: 'Mod-ArrowLeft', mac: 'Alt-ArrowLeft', run: commands.cursorGroupLeft, shift: commands.selectGroupLeft },
  { mac: 'Cmd-ArrowLeft', run: commands.cursorLineBoundaryLeft, shift: commands.selectLineBoundaryLeft },
  { key: 'ArrowRight', run: commands.cursorCharRight, shift: commands.selectCharRight, preventDefault: true },
  { key: 'Mod-ArrowRight', mac: 'Alt-ArrowRight', run: commands.cursorGroupRight, shift: commands.selectGroupRight },
  { mac: 'Cmd-ArrowRight', run: commands.cursorLineBoundaryRight, shift: commands.selectLineBoundaryRight },
  { key: 'ArrowUp', run: commands.cursorLineUp, shift: commands.selectLineUp, preventDefault: true },
  { mac: 'Cmd-ArrowUp', run: commands.cursorDocStart, shift: commands.selectDocStart },
  { key: 'ArrowDown', run: commands.cursorLineDown, shift: commands.selectLineDown, preventDefault: true },
  { mac: 'Cmd-ArrowDown', run: commands.cursorDocEnd, shift: commands.selectDocEnd },
  { key: 'PageUp', run: commands.cursorPageUp, shift: commands.selectPageUp },
  { key: 'PageDown', run: commands.cursorPageDown, shift: commands.selectPageDown },
  { key: 'Home', run: commands.cursorLineBoundaryBackward, shift: commands.selectLineBoundaryBackward },
  { key: 'Mod-Home', run: commands.cursorDocStart, shift: commands.selectDocStart },
  { key: 'End', run: commands.cursorLineBoundaryForward, shift: commands.selectLineBoundaryForward },
  { key: 'Mod-End', run: commands.cursorDocEnd, shift: commands.selectDocEnd },
  { key: 'Mod-a', run: commands.selectAll },
  { key: 'Backspace', run: commands.deleteCharBackward, shift: commands.deleteCharBackward },
  { key: 'Delete', run: commands.deleteCharForward },
  { key: 'Mod-Backspace', mac: 'Alt-Backspace', run: commands.deleteGroupBackward },
  { key: 'Mod-Delete', mac: 'Alt-Delete', run: commands.deleteGroupForward },
]

/** A new line begins where the one above it does: in YAML the spaces in front are the meaning. */
function newLine({ state, dispatch }: EditorView): boolean {
  dispatch(
    state.update(
      state.changeByRange(({ from, to }) => {
        const line = state.doc.lineAt(from)
        const before = line.text.slice(0, from - line.from)
        const deeper = /(^|\s)[\w-]+:\s*$/.test(before) && before.trim() === line.text.trim() ? '  ' : ''
        const indent = `${/^ *(- +)?/.exec(before)![0].replace('-', ' ')}${deeper}`
        return { changes: { from, to, insert: `\n${indent}` }, range: EditorSelection.cursor(from + 1 + indent.length) }
      }),
      { scrollIntoView: true, userEvent: 'input' },
    ),
  )
  return true
}
