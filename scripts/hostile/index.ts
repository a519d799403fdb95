/** All families. A new one is a list of texts and places in one of these files. */
import type { Family } from './family.ts'
import { nameFamilies } from './names.ts'
import { proseFamilies } from './prose.ts'
import { yamlFamilies } from './yaml.ts'

export const families: readonly Family[] = [...proseFamilies, ...yamlFamilies, ...nameFamilies]
