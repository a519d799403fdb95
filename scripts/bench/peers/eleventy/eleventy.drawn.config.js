import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import base, { config as settings } from './eleventy.config.js'

const script = readFileSync(new URL('node_modules/mermaid/dist/mermaid.min.js', import.meta.url), 'utf8')

let browser
let drawing

/** One page with Mermaid in it, for all charts: to start a browser costs more than to draw. */
async function open() {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.setContent('<div></div>')
  await page.addScriptTag({ content: script })
  await page.evaluate(() => mermaid.initialize({ startOnLoad: false }))
  return page
}

/** Charts are drawn at build, in a browser that the build starts, and put beside the page as pictures. */
export default function (config) {
  base(config)
  config.addTransform('mermaid', async function (html) {
    const [block, text] = /<pre><code class="language-mermaid">(.*?)<\/code><\/pre>/s.exec(html) ?? []
    if (!block) return html
    const page = await (drawing ??= open())
    const svg = await page.evaluate(async (html) => {
      const text = new DOMParser().parseFromString(html, 'text/html').body.textContent
      return (await mermaid.render(`chart-${Math.random().toString(36).slice(2)}`, text)).svg
    }, text)
    await mkdir(`_site${this.page.url}`, { recursive: true })
    await writeFile(`_site${this.page.url}chart.svg`, svg)
    const [, width, height] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)
    return html.replace(
      block,
      () => `<img src="chart.svg" alt="Flowchart" width="${Math.ceil(width)}" height="${Math.ceil(height)}">`,
    )
  })
  config.on('eleventy.after', () => browser?.close())
}

export const config = settings
