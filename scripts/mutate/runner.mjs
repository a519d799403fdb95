/** Runs tests for Stryker in one process, and reads all files afresh only for a change that takes hold while they are read. */
import { readFileSync, globSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const vitest = new URL('tests.mjs', import.meta.url).href
const here = globalThis.__stryker__ ?? (globalThis.__stryker__ = {})
const texts = new Map()
let turn = 0

/** The fast tests that bear on what is checked and resolved. */
const files = [
  'src/{validate,resolve}/**/*.test.ts',
  'src/pipeline.test.ts',
  'src/draw/compare.test.ts',
  'src/survey/survey.test.ts',
  'scripts/schema.test.ts',
]

/** Something that outlives a call. */
const keeps = /^const \w+ = new (?:Weak)?(?:Map|Set)(?:<[^>]*>)?\(\)/m

export class Runner {
  #tests = []
  #stale = false
  /** How long each test took, and when it last caught a change. */
  #took = new Map()
  #caught = new Map()
  #turns = 0

  capabilities() {
    return { reloadEnvironment: true }
  }

  init() {
    const root = pathToFileURL(process.cwd()).href
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === 'vitest') return { url: vitest, shortCircuit: true }
        const found = next(specifier, context)
        return found.url.startsWith(root) && found.url.endsWith('.ts')
          ? { ...found, url: `${found.url}?${turn}` }
          : found
      },
      load: (url, context, next) => {
        const [plain] = url.split('?')
        if (!plain.startsWith(root) || !plain.endsWith('.ts')) return next(url, context)
        if (!texts.has(plain)) texts.set(plain, stripTypeScriptTypes(readFileSync(fileURLToPath(plain), 'utf8')))
        return { format: 'module', source: texts.get(plain), shortCircuit: true }
      },
    })
  }

  async #read() {
    const { testsOf } = await import(vitest)
    turn++
    this.#tests = []
    for (const path of files.flatMap((pattern) => globSync(pattern))) {
      const file = join(process.cwd(), path)
      this.#tests.push(...(await testsOf(file, () => import(pathToFileURL(file).href))))
    }
  }

  async #run(tests, bail) {
    const results = []
    for (const { id, file, run } of tests) {
      here.currentTestId = id
      const start = performance.now()
      let failureMessage
      try {
        await (await import(vitest)).within(file, run)
      } catch (error) {
        failureMessage = String(error?.message ?? error)
      }
      const timeSpentMs = performance.now() - start
      const name = id.slice(process.cwd().length + 1)
      const about = { id, name, fileName: file, timeSpentMs }
      results.push(failureMessage === undefined ? { ...about, status: 0 } : { ...about, status: 1, failureMessage })
      this.#took.set(id, timeSpentMs)
      if (bail && failureMessage !== undefined) {
        this.#caught.set(id, ++this.#turns)
        break
      }
    }
    here.currentTestId = undefined
    return results
  }

  /** What caught a change lately catches the next one, which stands beside it; what takes long comes last. */
  #soonest(tests) {
    const slow = ({ id }) => (this.#took.get(id) ?? 0) > 150
    const late = ({ id }) => this.#caught.get(id) ?? 0
    return [...tests].sort(
      (a, b) =>
        Number(slow(a)) - Number(slow(b)) ||
        late(b) - late(a) ||
        (this.#took.get(a.id) ?? 0) - (this.#took.get(b.id) ?? 0),
    )
  }

  async dryRun() {
    here.activeMutant = undefined
    await this.#read()
    const tests = await this.#run(this.#tests, false)
    return { status: 'complete', tests, mutantCoverage: here.mutantCoverage }
  }

  async mutantRun({ sandboxFileName, activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    Object.assign(here, { hitCount: 0, hitLimit, activeMutant: undefined })
    const fresh = mutantActivation === 'static'
    try {
      if (fresh) here.activeMutant = activeMutant.id
      if (fresh || this.#stale || this.#tests.length === 0) await this.#read()
    } catch (error) {
      this.#stale = true
      return { status: 'killed', killedBy: [], failureMessage: String(error), nrOfTests: 0 }
    }
    // What a file keeps for later under one change must not be met under the next.
    this.#stale = fresh || keeps.test(readFileSync(sandboxFileName, 'utf8'))
    here.activeMutant = activeMutant.id
    const wanted = testFilter && new Set(testFilter)
    const tests = wanted ? this.#tests.filter(({ id }) => wanted.has(id)) : this.#tests
    const results = await this.#run(this.#soonest(tests), !disableBail)
    if (here.hitCount > hitLimit) return { status: 'timeout', reason: 'Goes round without end' }
    const failed = results.filter(({ status }) => status === 1)
    const nrOfTests = results.length
    return failed.length === 0
      ? { status: 'survived', nrOfTests }
      : { status: 'killed', nrOfTests, killedBy: failed.map(({ id }) => id), failureMessage: failed[0].failureMessage }
  }
}
