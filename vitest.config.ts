import { defineConfig } from 'vitest/config'

// A page is waited for as long as a slow machine needs: what is timed is timed by the benchmarks.
const shared = { testTimeout: 60_000, hookTimeout: 300_000, expect: { poll: { timeout: 20_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'code',
          include: ['src/**/*.test.ts', 'scripts/*.test.ts', 'scripts/cli/*.test.ts', 'scripts/bench/*.test.ts'],
        },
      },
      {
        // What is built, in a real browser. Tests that build wait for each other's builds.
        test: {
          ...shared,
          name: 'site',
          include: ['scripts/site/*.test.ts'],
          globalSetup: ['scripts/site/build.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 2,
          // The browser failed, not the page: nothing that a test says of a page begins so.
          retry: { count: 2, condition: /Protocol error \((Page|Target|Browser)\./ },
        },
      },
    ],
  },
})
