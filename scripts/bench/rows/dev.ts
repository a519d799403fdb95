/** What an editor sees who saves a file beside a live preview: from the save to the frame that shows it, in a real browser. */
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { nations } from '../../../src/nations.ts'
import { CannotRun } from '../../cli/cannot-run.ts'
import { openBrowser } from '../../site/browser.ts'
import { median } from '../figures.ts'
import type { Row } from '../row.ts'
import { middleBase } from './edit.ts'

const script = join(import.meta.dirname, '../../dev.ts')
const port = 4397
const saves = 7

interface Watched extends Window {
  benchSeen?: number
}

export const dev: Row = {
  id: 'dev',
  measure: async ({ root }) => {
    const file = middleBase(join(root, 'pathways'))
    const text = readFileSync(file, 'utf8')
    const server = spawn(process.execPath, [script, '--root', root, '--nation', nations[0], '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const browser = await openBrowser()
    try {
      const home = await new Promise<string>((ready, failed) => {
        let said = ''
        server.on('close', () => failed(new CannotRun(`The live preview ended before it began. It said:\n${said}`)))
        for (const stream of [server.stdout, server.stderr])
          stream.on('data', (part: Buffer) => {
            said += part.toString()
            const [url] = /http:\/\/\S+/.exec(said) ?? []
            if (url !== undefined) ready(url)
          })
      })
      const page = await browser.newPage()
      await page.addInitScript(watch)
      await page.goto(`${home}pathways/${basename(dirname(file))}/`)
      const seen: number[] = []
      for (let i = 1; i <= saves; i++) {
        const mark = `Seen for the ${i}th time`
        const saved = Date.now()
        writeFileSync(file, text.replace(/^( +ask: ).*$/m, `$1${mark}?`))
        await page.locator('#section-chart', { hasText: mark }).waitFor({ timeout: 60_000 })
        const painted = await page.waitForFunction(() => (window as Watched).benchSeen).then((seen) => seen.jsonValue())
        seen.push((painted! - saved) / 1000)
      }
      return [{ what: 'live preview: saved → painted', unit: 's', value: median(seen) }]
    } finally {
      writeFileSync(file, text)
      await browser.close()
      server.kill('SIGINT')
    }
  },
}

/** Runs in every page before anything of its own: writes down when its chart was painted, in ms since 1970. */
function watch(): void {
  const look = (): void => {
    if (!document.querySelector('#section-chart h3')) return void requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => ((window as Watched).benchSeen ??= performance.timeOrigin + performance.now())
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}
