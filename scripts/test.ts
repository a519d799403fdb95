/** `npm test`: all tests, those in a real browser included, and one last line that says how many passed. */
import { startVitest } from 'vitest/node'

const vitest = await startVitest('test', process.argv.slice(2), { watch: false, run: true })
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const count = (state: string): number => tests.filter((test) => test.result().state === state).length
// A file that could not even be loaded has no tests to fail, and is a failure all the same.
const unloaded = vitest.state
  .getTestModules()
  .filter(
    (module) =>
      module.state() === 'failed' && [...module.children.allTests()].every((test) => test.result().state !== 'failed'),
  ).length
const failed = count('failed') + unloaded + vitest.state.getUnhandledErrors().length
await vitest.close()
process.stdout.write(`\n${count('passed')} passed, ${failed} failed\n`)
process.exit(failed > 0 || tests.length === 0 ? 1 : 0)
