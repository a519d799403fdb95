/** The words of a drawing without a browser: what the HTML says to whoever does not see it. */
import type { Group, Heard } from './heard.ts'

const roles: Record<string, Group['role']> = { li: 'item', a: 'link', h3: 'heading', ol: 'list', ul: 'list' }
const alone = new Set(['br', 'path'])
const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** @param html as `drawChart` writes it: every element closed, `aria-hidden` only on elements without elements of words */
export function hearHtml(html: string): Heard {
  const root: Group = { role: 'group', parts: [] }
  const open: { name: string; node: Group; hidden: boolean }[] = [{ name: '', node: root, hidden: false }]
  for (const [, closing, name = '', attributes = '', text] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    const top = open.at(-1)!
    if (text !== undefined) {
      if (!top.hidden) top.node.parts.push(text.replace(/&(\w+);/g, (all, sign: string) => signs[sign] ?? all))
    } else if (closing) {
      if (top.name !== name) throw new Error(`<${top.name}> is closed by </${name}>`)
      open.pop()
    } else if (!attributes.endsWith('/') && !alone.has(name)) {
      const hidden = top.hidden || attributes.includes('aria-hidden="true"')
      const node = { role: roles[name] ?? ('group' as const), parts: [] }
      if (!hidden) top.node.parts.push(node)
      open.push({ name, node, hidden })
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is never closed`)
  return root
}
