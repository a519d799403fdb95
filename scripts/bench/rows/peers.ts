/**
 * Other site generators on the same work: the same pages with the same words, built, read on a slow phone and searched,
 * and our own site by the same measure. What each figure means stands in `peers/README.md`.
 */
import { join } from 'node:path'
import { repository } from '../../cli/args.ts'
import { asCommand } from '../child.ts'
import { CannotRun } from '../../cli/cannot-run.ts'
import { chromiumPath, openBrowser } from '../../site/browser.ts'
import { buildPeer, count, folderOf, give, install, versions, wordsOf, type Built } from '../peers/build.ts'
import { runCommand, type CommandCost } from '../peers/command.ts'
import { peers as all } from '../peers/list.ts'
import { saidIn } from '../peers/markdown.ts'
import { contentOf, type Content, type PeerPage } from '../peers/pages.ts'
import type { Reader } from '../peers/peer.ts'
import { neededFor, type Needed } from '../peers/needed.ts'
import { read, type Reading } from '../peers/read.ts'
import { serveBuilt } from '../peers/serve.ts'
import type { Measured, Row } from '../row.ts'

/** How often a page is read; medians are shown. */
const times = 3

/** Pages speak of the day for which they are built. */
const day = new Date().toISOString().slice(0, 10)

const ours: Reader = {
  address: (page) => `/${page.ours}`,
  chart: '#section-chart',
  search: { open: 'a.find', input: '#find', result: '#results a' },
}

export const peers: Row = {
  id: 'peers',
  onDemand: true,
  measure: async ({ root, out, scratch, peers: chosen, notes }) => {
    const content = await contentOf(root, day)
    const page = middle(content)
    const browser = await chromiumPath()
    const measured: Measured[] = []

    const measure = async (
      id: string,
      reader: Reader,
      site: string,
      build: () => Promise<CommandCost>,
      drawing?: number,
    ): Promise<void> => {
      process.stderr.write(`  ${id}\n`)
      const cost = await build()
      const built = count(
        site,
        content.pages.map((page) => [reader.address(page), wordsOf(page)] as const),
      )
      measured.push(...inBuilding(id, cost, built, drawing))
      measured.push(...inReading(id, await readAt(site, reader, page, scratch)))
    }

    const script = join(import.meta.dirname, '../../build.ts')
    const command = [process.execPath, ...asCommand, script, '--root', root, '--out', out, '--as-of', day, '--afresh']
      .map(quoted)
      .join(' ')
    await measure('ours', ours, out, () => runCommand(command, { cwd: repository }), 0)
    for (const peer of all) {
      if (!chosen.includes(peer.id)) continue
      try {
        await install(peer)
        notes.push(`${peer.id}: charts ${peer.charts}; ${versions(peer).join(', ')}.`)
        give(peer, content, scratch)
        const site = join(folderOf(peer), peer.out)
        await measure(peer.id, peer.reader, site, () => buildPeer(peer, browser), peer.drawing?.(content))
      } catch (error) {
        // One that fails must not take the others' figures with it.
        notes.push(
          `${peer.id} was not measured to its end: ${(error as Error).message.replace(/\s+/g, ' ').slice(0, 400)}`,
        )
        if (!(error instanceof CannotRun)) process.stderr.write(`${(error as Error).stack ?? ''}\n`)
      }
    }
    notes.push(
      `Read and searched: ${page.ours} (“${page.title}”), word “${wordOf(page)}”, ${saidIn(wordsOf(page)).size} different words; ${content.pages.length} pages of pathways each; medians of ${times}.`,
    )
    return measured
  },
}

function inBuilding(subject: string, cost: CommandCost, built: Built, drawing: number | undefined): Measured[] {
  const of = { table: 'Building', subject }
  return [
    { of, what: 'time', unit: 's', value: cost.seconds },
    ...(drawing === undefined
      ? []
      : [{ of, what: 'time with the drawing of charts', unit: 's' as const, value: cost.seconds + drawing }]),
    { of, what: 'processor time', unit: 's', value: cost.cpuSeconds },
    ...(cost.togetherMb === undefined
      ? []
      : [{ of, what: 'most memory', unit: 'MB' as const, value: cost.togetherMb }]),
    { of, what: 'pages', unit: 'pages', value: built.pages },
    { of, what: 'whole site', unit: 'MB', value: built.bytes / 1e6 },
  ]
}

function inReading(subject: string, reading: Reading & { needed: Needed }): Measured[] {
  const of = { table: 'Reading one page', subject }
  const searching = { table: 'Searching from that page', subject }
  return [
    { of, what: 'chart readable', unit: 's', value: reading.readable },
    { of, what: 'first paint', unit: 's', value: reading.firstPaint },
    { of, what: 'bytes needed to read it', unit: 'B', value: reading.needed.bytes },
    { of, what: 'requests needed', unit: 'requests', value: reading.needed.requests },
    { of, what: 'bytes until readable', unit: 'B', value: reading.bytesToRead },
    { of, what: 'requests until readable', unit: 'requests', value: reading.requestsToRead },
    { of, what: 'bytes in all', unit: 'B', value: reading.bytes },
    { of, what: 'requests in all', unit: 'requests', value: reading.requests },
    { of, what: 'layout shift', unit: '', value: reading.shift },
    ...(reading.search === undefined
      ? []
      : [{ of: searching, what: 'first result', unit: 's' as const, value: reading.search }]),
    { of: searching, what: 'bytes for it', unit: 'B', value: reading.searchBytes },
  ]
}

async function readAt(
  site: string,
  reader: Reader,
  page: PeerPage,
  scratch: string,
): Promise<Reading & { needed: Needed }> {
  const browser = await openBrowser()
  const served = await serveBuilt(site, scratch)
  try {
    const address = served.url + reader.address(page)
    const wanted = { step: page.lastStep, word: wordOf(page), times, sent: served.sent }
    // Once more where the machine was too busy to wait for: a build of minutes is not thrown away for that.
    const reading = await read(browser, address, reader, wanted).catch(() => read(browser, address, reader, wanted))
    const needed = await neededFor(browser, address, {
      chart: reader.chart,
      step: wanted.step,
      result: reader.search.result,
    })
    return { ...reading, needed }
  } finally {
    await browser.close()
    await served.close()
  }
}

/** The page of the first nation that stands in the middle by its number of words. */
function middle({ pages }: Content): PeerPage {
  const own = pages.filter(({ edition }) => edition === pages[0]!.edition)
  const long = (page: PeerPage): number => wordsOf(page).split(/\s+/).length
  return own.sort((a, b) => long(a) - long(b))[Math.floor(own.length / 2)]!
}

/** The longest word of the title: every search knows it. */
function wordOf({ title }: PeerPage): string {
  return [...title.matchAll(/\p{L}+/gu)]
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)[0]!
    .toLowerCase()
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
