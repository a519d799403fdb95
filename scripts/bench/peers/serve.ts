/** Serves a built site as a host of static pages does: HTTP/2, compressed beforehand, kept by the browser for a while. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Served } from '../../site/browser.ts'
import { fileAt } from './build.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}

/** What is compressed already, as far as it has a type here. */
const whole = new Set(['.woff2', '.png'])
/** Above this, the best quality takes minutes. */
const large = 2_000_000

export interface ServedBuilt extends Served {
  /** How much has been sent up to now, compressed, without headers: to pages and to their workers. */
  sent: () => number
}

interface Sent {
  type: string
  bytes: Buffer
  encoding?: 'br'
}

/** @param scratch a folder for the certificate, which is made for this run */
export async function serveBuilt(root: string, scratch: string): Promise<ServedBuilt> {
  const ready = new Map<string, Sent>()
  let total = 0
  const server = createSecureServer(certificate(scratch), (request, response) => {
    const { pathname } = new URL(request.url, 'https://localhost')
    const file = fileAt(root, pathname)
    const sent = file === undefined ? undefined : (ready.get(file) ?? prepare(file))
    if (file === undefined || sent === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' })
      response.end('This page is not here.')
      return
    }
    ready.set(file, sent)
    response.writeHead(200, {
      'content-type': sent.type,
      'content-length': sent.bytes.length,
      'cache-control': 'max-age=600',
      ...(sent.encoding ? { 'content-encoding': sent.encoding } : {}),
    })
    total += sent.bytes.length
    response.end(sent.bytes)
  })
  const open = new Set<{ destroy: () => void }>()
  server.on('secureConnection', (socket) => open.add(socket))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => total,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy()
        server.close(() => closed())
      }),
  }
}

function prepare(file: string): Sent {
  const ending = extname(file)
  const type = types[ending] ?? 'application/octet-stream'
  const bytes = readFileSync(file)
  if (!(ending in types) || whole.has(ending)) return { type, bytes }
  const quality = bytes.length > large ? 9 : 11
  return {
    type,
    encoding: 'br',
    bytes: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  }
}

/** Browsers speak HTTP/2 only where it is encrypted. Nobody but this machine ever sees this key. */
function certificate(scratch: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [join(scratch, 'peers-key.pem'), join(scratch, 'peers-certificate.pem')]
  execFileSync(
    'openssl',
    // prettier-ignore
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
      '-subj', '/CN=localhost', '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  )
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
