import { defineConfig } from 'vitest/config'

/** The fast tests that bear on what is checked and resolved. */
export default defineConfig({
  test: {
    include: [
      'src/{validate,resolve}/**/*.test.ts',
      'src/pipeline.test.ts',
      'src/draw/compare.test.ts',
      'src/survey/survey.test.ts',
      'scripts/schema.test.ts',
    ],
  },
})
