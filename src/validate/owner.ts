/** Whose fault a fault is: the file it stands in decides, unless whoever found it knows better. */
import type { Fault, Owner } from '../diagnostic.ts'
import { isLanguage, nationOfLanguage } from '../languages.ts'
import { isNation, nations } from '../nations.ts'
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
  const [, folder = '', name = '', rest = ''] = /^(.*)\/([^/.]+)\.([^/]+)$/.exec(file) ?? []
  const inPathway = /^pathways\/[^/]+\/[^/]+$/.test(folder)
  const language = inPathway || folder === 'content/words' ? name : rest.split('.')[0]!
  if (isLanguage(language)) return nationOfLanguage[language]
  if (!inPathway && !ofNations.has(folder)) return 'all'
  const meant = isNation(name) ? name : nearest(name, nations)
  return meant !== undefined && isNation(meant) ? meant : 'all'
}

export function owned(fault: Fault, owner: Owner = ownerOf(fault.at.file)): Owned {
  return { ...fault, owner }
}
