/** The words of a page as its browser hands them to a screen reader. */
import type { Page } from 'playwright-core'
import type { Group, Heard } from './heard.ts'

/** What the browser tells of one element; the part that is used here. */
interface Node {
  nodeId: string
  ignored: boolean
  role?: { value?: unknown }
  name?: { value?: unknown }
  childIds?: string[]
}

const roles: Record<string, Group['role']> = { listitem: 'item', heading: 'heading', list: 'list' }

/** @param chart the accessible name of the charts of the page */
export async function hearPage(page: Page, chart: string): Promise<Heard[]> {
  const cdp = await page.context().newCDPSession(page)
  const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: Node[] }
  await cdp.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const hear = (node: Node): Heard[] => {
    const [role, name] = [node.role?.value, String(node.name?.value ?? '')]
    if (!node.ignored && role === 'StaticText') return [name]
    // A link is announced by its name, whatever stands in it.
    if (!node.ignored && role === 'link') return [{ role: 'link', parts: [name] }]
    const parts = (node.childIds ?? []).flatMap((id) => hear(byId.get(id)!))
    return node.ignored ? parts : [{ role: roles[String(role)] ?? 'group', parts }]
  }
  return nodes
    .filter(({ role, name, ignored }) => !ignored && role?.value === 'region' && name?.value === chart)
    .map((node) => ({ role: 'group', parts: hear(node) }))
}
