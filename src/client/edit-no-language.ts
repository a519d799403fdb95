/**
 * Stands in for CodeMirror's language package in the editor's bundle. The text is coloured by pattern and completed from
 * the schema, so no syntax tree is ever grown, and nothing that needs one is called.
 */
import { Facet, type EditorState } from '@codemirror/state'

export const indentUnit = Facet.define<string, string>({ combine: ([unit = '  ']) => unit })
export const getIndentUnit = (_: EditorState): number => 2

/** Asked for by commands that the editor does not bind. */
const none = (): never => {
  throw new Error('There is no syntax tree here.')
}
export const syntaxTree = none
export const getIndentation = none
export const indentString = none
export const matchBrackets = none
export class IndentContext {}
export class NodeProp {
  static closedBy = new NodeProp()
  static openedBy = new NodeProp()
}
