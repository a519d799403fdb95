/** The page as it will look, in a frame of its own: only what has changed is touched, so that nothing jumps. */

const frame = document.getElementById('preview') as HTMLIFrameElement

/** Draws the page into the frame, once that is there. */
export function show(html: string, attributes: Readonly<Record<string, string>>): void {
  const inside = frame.contentDocument
  const main = inside?.querySelector('main')
  if (!inside || !main) return
  for (const [name, value] of Object.entries(attributes)) main.setAttribute(name, value)
  const next = inside.createElement('main')
  next.innerHTML = html
  fitChildren(main, next)
}

/** What the frame leads to is not there: only places on the page itself are. */
export function keepInside(): void {
  const settle = (): void => {
    frame.contentDocument?.addEventListener('click', (event) => {
      const link = (event.target as Element | null)?.closest?.('a')
      if (link && !link.getAttribute('href')?.startsWith('#')) event.preventDefault()
    })
  }
  settle()
  frame.addEventListener('load', settle)
}

/** Whether the frame has its page. */
export function ready(): Promise<void> {
  const loaded = (): boolean =>
    frame.contentDocument?.readyState === 'complete' && frame.contentDocument.querySelector('main') !== null
  return loaded() && frame.contentWindow?.location.href !== 'about:blank'
    ? Promise.resolve()
    : new Promise((done) => frame.addEventListener('load', () => done(), { once: true }))
}

function fit(old: Node, next: Node): void {
  if (old.isEqualNode(next)) return
  if (!(old instanceof old.ownerDocument!.defaultView!.Element) || !isElement(next) || old.nodeName !== next.nodeName) {
    ;(old as ChildNode).replaceWith(next)
    return
  }
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  fitChildren(old, next)
}

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE

function fitChildren(old: Element, next: Element): void {
  const [had, want] = [[...old.childNodes], [...next.childNodes]]
  let from = 0
  while (from < had.length && from < want.length && had[from]!.isEqualNode(want[from]!)) from++
  let [hadEnd, wantEnd] = [had.length, want.length]
  while (hadEnd > from && wantEnd > from && had[hadEnd - 1]!.isEqualNode(want[wantEnd - 1]!)) {
    hadEnd--
    wantEnd--
  }
  const after = had[hadEnd] ?? null
  for (let i = from; i < Math.max(hadEnd, wantEnd); i++) {
    if (i < hadEnd && i < wantEnd) fit(had[i]!, want[i]!)
    else if (i < hadEnd) had[i]!.remove()
    else old.insertBefore(want[i]!, after)
  }
}
