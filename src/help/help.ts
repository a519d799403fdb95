/** What authors look up on every site: the rules with their examples, and the whole format. Made once in a process. */
import { ofCharts } from '../report/titles.ts'
import { schemas } from '../validate/validate.ts'
import { formatOf, type Format } from './format.ts'
import { rulesHelp, type RuleHelp } from './rule-help.ts'
import { slips, type Slip } from './slips.ts'

type Promised = readonly (readonly [id: string, promise: string])[]

export interface Help {
  rules: readonly RuleHelp[]
  /** What else is promised: by the reading of files, and of charts that are right. */
  reading: readonly Slip[]
  charts: Promised
  format: Format
}

let made: Help | undefined

/** Every rule runs over its own examples for this, so it is asked for only where pages are made. */
export function help(): Help {
  made ??= { rules: rulesHelp(), reading: slips(), charts: ofCharts, format: formatOf(schemas) }
  return made
}
