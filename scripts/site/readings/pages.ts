/** A few pages for many tests: made when they are first wanted, handed on, and never more at once than there are cores. */
import type { Page } from 'playwright-core'

export interface Pages {
  /** Runs `work` on a page that nobody else has meanwhile. It is left as `work` left it. */
  lend: <T>(work: (page: Page) => Promise<T>) => Promise<T>
}

export function makePages(open: () => Promise<Page>, most = 2): Pages {
  const idle: Page[] = []
  const waiting: (() => void)[] = []
  let lent = 0
  return {
    lend: async (work) => {
      while (lent === most) await new Promise<void>((free) => waiting.push(free))
      lent++
      try {
        const page = idle.pop() ?? (await open())
        try {
          return await work(page)
        } finally {
          idle.push(page)
        }
      } finally {
        lent--
        waiting.shift()?.()
      }
    },
  }
}
