/** A real Chromium (the system's where there is one, else the one from npm) and a plain static server. */
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import chromiumFromNpm from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import sirv from 'sirv'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: flags })
}

/** The program itself, for whoever starts it in another way. */
export async function chromiumPath(): Promise<string> {
  return system.find((path) => existsSync(path)) ?? (await chromiumFromNpm.executablePath())
}

export interface Served {
  url: string
  close: () => Promise<void>
}

/** Serves a folder under a path of its own, so that a link to the root of the host would be found out. */
export async function serve(folder: string, base = '/some/where'): Promise<Served> {
  const files = sirv(folder, { dev: true })
  const server: Server = createServer((request, response) => {
    const missing = (): void => {
      response.statusCode = 404
      response.end('This page is not here.')
    }
    if (!request.url?.startsWith(`${base}/`)) return missing()
    request.url = request.url.slice(base.length)
    files(request, response, missing)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${base}/`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** A page that keeps what went wrong on it: console errors, and every request that left the site. */
export async function openPage(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith('data:'))
      wrong.push(`${page.url()} asks for ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${page.url()}: ${response.status()} for ${response.url()}`)
  })
  return { page, wrong }
}
