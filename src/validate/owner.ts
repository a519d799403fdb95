/** Whose fault a fault is: the file it stands in decides, unless whoever found it knows better. */
import type { Fault, Owner } from '../diagnostic.ts'
import { isLanguage, nationOfLanguage } from '../languages.ts'
import { nations } from '../nations.ts'
import { nearest } from '../nearest.ts'

export interface Owned extends Fault {
  owner: Owner
}

/** Folders with a file for each nation. */
const ofNations: ReadonlySet<string> = new Set(
  ['nations', 'organisations', 'events', 'notices'].map((name) => `content/${name}`),
)

/**
 * The owner of a file by its name: `scotland.yaml` and `scotland.lothian.yaml` are Scotland's, `cy.yaml` and `*.cy.mdx`
 * are Wales's, and so is a misspelt `waels.yaml`; all else is everybody's.
 */
export function ownerOf(file: string): Owner {
  const slash = file.lastIndexOf('/')
  const folder = file.slice(0, slash)
  const [name, ending] = file.slice(slash + 1).split('.') as [string, ...string[]]
  const inPathway = /^pathways\/[^/]+\/[^/]+$/.test(folder)
  // `cases.scotland.yaml`: people of Scotland's own.
  if (inPathway && name === 'cases') return (ending !== undefined && nearest(ending, nations)) || 'all'
  const language = inPathway || folder === 'content/words' ? name : ending
  if (language !== undefined && isLanguage(language)) return nationOfLanguage[language]
  return inPathway || ofNations.has(folder) ? (nearest(name, nations) ?? 'all') : 'all'
}

export function owned(fault: Fault, owner: Owner = fault.owner ?? ownerOf(fault.at.file)): Owned {
  return { ...fault, owner }
}
