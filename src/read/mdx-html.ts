/**
 * A checked tree → HTML. The allow list of the sanitiser is written anew here and not taken from the check before it,
 * so that a slip in one does not open the other.
 */
import type { Element, ElementContent } from 'hast'
import { sanitize, type Schema } from 'hast-util-sanitize'
import { toHtml as write } from 'hast-util-to-html'
import { toHast, type Handler } from 'mdast-util-to-hast'
import type { Nodes as MdastNodes } from 'mdast'
import { english, labels, type Side } from './mdx-components.ts'
import { safeHref } from './mdx-links.ts'
import { textOf, type Tree } from './mdx-tree.ts'

const allowed: Schema = {
  tagNames: [
    'p',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'em',
    'strong',
    'code',
    'br',
    'hr',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'figure',
    'figcaption',
    'div',
    'details',
    'summary',
  ],
  attributes: {
    a: ['href'],
    ol: ['start'],
    h2: ['id'],
    h3: ['id'],
    h4: ['id'],
    figure: [['className', 'good', 'poor', 'flowchart']],
    div: [
      ['className', 'prose-note'],
      ['role', 'note'],
    ],
  },
  protocols: { href: ['https'] },
  ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'] },
  // Ids are made here from a fixed alphabet, never taken from the text as it is.
  clobber: [],
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
}

/** @param tree without a single fault */
export function toHtml(tree: Tree, language: string): string {
  const used = new Map<string, number>()
  const heading: Handler = (state, node: Tree) =>
    element(`h${node.depth}`, { id: headingId(textOf(node), used) }, state.all(node as never))
  const link: Handler = (state, node: Tree) =>
    element('a', { href: safeHref(node.url ?? '') }, state.all(node as never))
  const component: Handler = (state, node: Tree) => {
    const name = node.name as 'Good' | 'Poor' | 'Note' | 'Answer'
    const by = node.attributes?.[0]?.value as Side | undefined
    const words = labels[language] ?? english
    const caption: ElementContent = { type: 'text', value: by ? `${words[name]}: ${words[by]}` : words[name] }
    const inside = state.all(node as never)
    // An answer is folded, so that a reader can think first. Opening it is nothing that is kept.
    if (name === 'Answer') return element('details', {}, [element('summary', {}, [caption]), ...inside])
    return name === 'Note'
      ? element('div', { className: ['prose-note'], role: 'note' }, [
          element('p', {}, [element('strong', {}, [caption])]),
          ...inside,
        ])
      : element('figure', { className: [name.toLowerCase()] }, [element('figcaption', {}, [caption]), ...inside])
  }
  // No other block between fences passes the check.
  const code: Handler = () => element('figure', { className: ['flowchart'] }, [])
  const hast = toHast(tree as MdastNodes, { handlers: { heading, link, code, mdxJsxFlowElement: component } })
  return write(sanitize(hast, allowed))
}

/** The double hyphen is one that no id of a step, item or section can have, so that none can clash. */
function headingId(words: string, used: Map<string, number>): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const id = `h--${plain || 'part'}`
  const times = (used.get(id) ?? 0) + 1
  used.set(id, times)
  return times === 1 ? id : `${id}--${times}`
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}
