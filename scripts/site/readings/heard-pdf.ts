/** The words of a printed page: the tags and text of a PDF as a PDF reader finds them, and where its links lead. */
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Group, Heard } from './heard.ts'

/** What pdf.js says of the tags; its own types leave them open. */
interface Tag {
  role?: string
  type?: 'content' | 'annotation'
  id?: string
  children?: Tag[]
}

const roles: Record<string, Group['role']> = { LI: 'item', Link: 'link', H3: 'heading', L: 'list' }

/** @returns each sheet by itself, its links followed */
export async function hearPdf(file: Uint8Array): Promise<Heard[]> {
  // pdf.js takes the bytes away from whoever hands them over.
  const document = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise
  const sheets: Heard[] = []
  const texts: Text[] = []
  for (let number = 1; number <= document.numPages; number++) texts.push(await textOf(await document.getPage(number)))
  const marks = texts.map(marksIn)
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const words = wordsByTag(texts[number - 1]!)
    const goes = new Map(
      (await page.getAnnotations()).flatMap(({ id, dest }) =>
        typeof dest === 'string' ? [[`pdfjs_internal_id_${String(id)}`, dest] as [string, string]] : [],
      ),
    )
    const found: { link: Group; dest: string }[] = []
    const hear = (tag: Tag): Heard[] => {
      if (tag.type === 'annotation') return []
      if (tag.type === 'content') return [words.get(tag.id!) ?? ''].filter((text) => text.trim() !== '')
      const node: Group = { role: roles[tag.role!] ?? 'group', parts: (tag.children ?? []).flatMap(hear) }
      const dest = tag.children
        ?.map(({ type, id }) => (type === 'annotation' ? goes.get(id!) : undefined))
        .find(Boolean)
      if (dest !== undefined) found.push({ link: node, dest })
      // What stands on another sheet is tagged here as well, without its words.
      return node.parts.length > 0 || dest !== undefined ? [node] : []
    }
    const tags = (await page.getStructTree()) as Tag | null
    sheets.push({ role: 'group', parts: tags ? hear(tags) : [] })
    for (const { link, dest } of found) link.leads = await markAt(document, marks, dest)
  }
  await document.loadingTask.destroy()
  return sheets
}

type Text = Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items']

async function textOf(page: PDFPageProxy): Promise<Text> {
  return (await page.getTextContent({ includeMarkedContent: true })).items
}

/** Text by the mark that ties it to its tag. */
function wordsByTag(items: Text): Map<string, string> {
  const words = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      const tag = open.findLast((id) => id !== '')
      if (tag === undefined) continue
      const said = (words.get(tag) ?? '') + item.str
      // A line that ends within a word, at its hyphen, goes on without a space.
      words.set(tag, item.hasEOL && !/\S[-‐]$/.test(said) ? `${said} ` : said)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.type === 'beginMarkedContentProps' ? (item.id ?? '') : '')
  }
  return words
}

/** Chromium counts the places of links from the printed area, not from the sheet: the margin of print.css, in points. */
const margin = (11 / 25.4) * 72

/** A number or letter that stands by itself, in points from the lower left corner of its sheet. */
interface Mark {
  mark: string
  x: number
  y: number
}

function marksIn(items: Text): Mark[] {
  return items.flatMap((item) => {
    const mark = 'str' in item ? item.str.trim() : ''
    if (!('str' in item) || !/^(\d+|[A-Z]{1,2})$/.test(mark)) return []
    return [{ mark, x: item.transform[4] as number, y: item.transform[5] as number }]
  })
}

/** The number or letter that stands nearest below and right of where a link leads. */
async function markAt(document: PDFDocumentProxy, marks: readonly Mark[][], dest: string): Promise<string | undefined> {
  const place = (await document.getDestination(dest)) as
    [Parameters<PDFDocumentProxy['getPageIndex']>[0], unknown, number, number] | null
  if (!place) return undefined
  const [page, , left, top] = place
  const near = marks[await document.getPageIndex(page)]!.flatMap(({ mark, x, y }) => {
    const [right, down] = [x - margin - left, top - margin - y]
    return right > -2 && down > 0 && down < 40 ? [{ mark, far: right + down }] : []
  })
  return near.sort((a, b) => a.far - b.far)[0]?.mark
}
