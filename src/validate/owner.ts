/** Whose fault a fault is: the file it stands in decides, unless whoever found it knows better. */
import type { Fault, Owner } from '../diagnostic.ts'
import { isNation, nations, type NationId } from '../nations.ts'
import { nearest } from '../nearest.ts'

export interface Owned extends Fault {
  owner: Owner
}

/** The nation that publishes in a language besides English, and so answers for its translations. */
export const nationOfLanguage: Readonly<Record<string, NationId>> = { cy: 'wales' }

/**
 * The owner of a file by its name: `scotland.yaml` and `scotland.lothian.yaml` are Scotland's, `cy.yaml` is Wales's,
 * and so is a misspelt `scotlnd.yaml`; all else is everybody's.
 */
export function ownerOf(file: string): Owner {
  const place = /^(?:pathways\/[^/]+\/[^/]+|content\/(?:nations|organisations))\/([^/]+)$/.exec(file)
  const [name = '', ...more] = place?.[1]?.split('.') ?? []
  if (more.length === 0) return 'all'
  if (isNation(name)) return name
  if (name === 'base' || name === 'cases') return 'all'
  const language = nationOfLanguage[name]
  if (language !== undefined && file.startsWith('pathways/')) return language
  const near = nearest(name, nations)
  return near !== undefined && isNation(near) ? near : 'all'
}

export function owned(fault: Fault, owner: Owner = ownerOf(fault.at.file)): Owned {
  return { ...fault, owner }
}
