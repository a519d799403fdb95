/**
 * Loaded before a command (`node --import`): what Node makes of our own TypeScript is kept beside what builds keep, so
 * that a command begins a third of a second sooner. Where nothing may be written, nothing is kept, and nobody is told.
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../.staging/compiled'))
