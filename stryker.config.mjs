/**
 * `npm run mutate`: one small change after another is made to the code of `src/validate` and `src/resolve`, and some test
 * must fail at each. Not part of `npm test`. The same file tells Stryker which code is no behaviour of its own.
 */
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** Examples of rules are tests: a change to one is no change of what is checked. */
const examples = new Set(['good', 'bad'])

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'examples', {
    shouldIgnore: ({ node }) =>
      node.type === 'ObjectProperty' && examples.has(node.key.name) ? 'An example of a rule.' : undefined,
  }),
]

export default {
  mutate: [
    'src/{validate,resolve}/**/*.ts',
    '!src/**/*.test.ts',
    '!src/validate/example.ts',
    '!src/validate/**/*.example.ts',
  ],
  plugins: ['@stryker-mutator/vitest-runner', './stryker.config.mjs'],
  ignorers: ['examples'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  // A busy machine is no endless loop.
  timeoutMS: 20_000,
  coverageAnalysis: 'perTest',
  concurrency: 1,
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  ignorePatterns: ['dist', '.staging', '.astro', '.vitest', 'scripts/site'],
  reporters: ['clear-text', 'json', 'progress'],
  jsonReporter: { fileName: '.stryker-tmp/mutation.json' },
  clearTextReporter: { reportTests: false },
}
