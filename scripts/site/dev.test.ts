/** `npm run dev` as an editor has it beside the file: saved, broken, mended, in a real browser. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { asOf, repository } from './build.ts'

const file = 'pathways/gastroenterology/suspected-colorectal-cancer/base.yaml'

/** An editor's environment: what Vitest sets for its own Vite (`SSR`, `BASE_URL` …) would be taken for settings of ours. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { VITEST, MODE, DEV, PROD, SSR, BASE_URL, TEST, NODE_ENV, ...own } = process.env
  return own
}

let away: string
let browser: Browser
let server: ChildProcess
let url: string

beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'dev-')))
  for (const part of ['pathways', 'content']) cpSync(join(repository, part), join(away, part), { recursive: true })
  server = spawn(
    process.execPath,
    ['scripts/dev.ts', '--root', away, '--nation', 'england', '--as-of', asOf, '--port', '4391'],
    { cwd: repository, env: { ...ownEnvironment(), INIT_CWD: away }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  url = await new Promise<string>((ready) =>
    server.stdout!.on('data', (part: Buffer) => {
      const [found] = /http:\/\/\S+/.exec(part.toString()) ?? []
      if (found) ready(found)
    }),
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  server.kill('SIGKILL')
  rmSync(away, { recursive: true, force: true })
})

test.each(['index.html', 'walk/index.html', 'compare/index.html', 'journeys/index.html', 'chart.mmd'])(
  'of a pathway, %s is what a build writes, and reloads',
  async (name) => {
    const at = `pathways/suspected-colorectal-cancer/${name}`
    const response = await fetch(url + at.replace('index.html', ''))
    const live = '<script type="module" src="/@vite/client"></script>'
    const shown = await response.text()
    expect(shown.includes(live)).toBe(name !== 'chart.mmd')
    // The script asks its host whether anything has changed.
    expect(shown.replace(live, '').replace("; connect-src 'self'", '')).toBe(
      readFileSync(join(inject('built'), 'england', at), 'utf8'),
    )
  },
)

test('a saved file is shown; a broken one shows its fault with the last good chart beside it; mended, the page is back', async () => {
  const text = readFileSync(join(away, file), 'utf8')
  const save = (from: string, to: string): void => writeFileSync(join(away, file), text.replace(from, to))
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  const missing: string[] = []
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(`${url}pathways/suspected-colorectal-cancer/`)
  expect(missing).toEqual([])
  expect(await page.locator('#fit-result h3').innerText()).toBe('What is the FIT result?')

  save('ask: What is the FIT result?', 'ask: What did the FIT show?')
  await page.locator('#fit-result h3', { hasText: 'What did the FIT show?' }).waitFor()

  save('go: concern', 'go: concerm')
  await page.locator('h1', { hasText: 'to mend' }).waitFor()
  const said = await page.locator('.nk').first().innerText()
  expect(said).toContain('No step is called `concerm`')
  expect(said).toContain(`${file}, line ${text.split('\n').findIndex((line) => line.includes('go: concern')) + 1}`)
  // The chart is the one that was saved last without a fault, and stands beside the faults.
  expect(await page.locator('#fit-result h3').innerText()).toBe('What did the FIT show?')
  const [faults, chart] = [
    await page.locator('.mending .text').boundingBox(),
    await page.locator('.chart').boundingBox(),
  ]
  expect(chart!.x).toBeGreaterThan(faults!.x + faults!.width - 1)
  expect(await page.locator('body').innerText()).not.toMatch(/\bat .*\.ts:\d+/)
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, 'dev-1280.png') })

  save('nothing', 'nothing')
  await page.locator('.secs').waitFor()
  expect(await page.locator('#fit-result h3').innerText()).toBe('What is the FIT result?')
  await page.close()
})

test('Ctrl and C ends it', async () => {
  const ended = new Promise((done) => server.on('exit', (code, signal) => done([code, signal])))
  server.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})
