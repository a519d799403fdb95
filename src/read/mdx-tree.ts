/** The parts of a prose syntax tree that this project looks at. */
export interface Tree {
  type: string
  children?: Tree[]
  value?: string
  /** Of a component or tag; null for `<>`. */
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  url?: string
  title?: string | null
  depth?: number
  /** Of a block between fences: the word after the first one. */
  lang?: string | null
  ordered?: boolean
  start?: number | null
  checked?: boolean | null
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } }
}

/** Offsets in the whole file. */
export function spanOf({ position }: Tree): [number, number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0]
}

/** The words of a node as a reader would meet them. */
export function textOf(node: Tree): string {
  return node.value ?? (node.children ?? []).map(textOf).join('')
}
