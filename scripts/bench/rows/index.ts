/** The rows, in the order in which they are measured and shown. A new one is a file here and a name in this list. */
import type { Row } from '../row.ts'
import { build } from './build.ts'
import { chart } from './chart.ts'
import { charts } from './charts.ts'
import { check } from './check.ts'
import { dev } from './dev.ts'
import { edit } from './edit.ts'
import { documents } from './documents.ts'
import { editor } from './editor.ts'
import { nation } from './nation.ts'
import { page } from './page.ts'
import { peers } from './peers.ts'
import { search } from './search.ts'
import { yaml } from './yaml.ts'

export const rows: readonly Row[] = [
  yaml,
  documents,
  check,
  chart,
  charts,
  build,
  nation,
  page,
  search,
  editor,
  edit,
  dev,
  peers,
]
