/**
 * Pathways that were opened and pinned, on this device, and only for whoever has asked for it. Names of pathways are
 * kept, never what was typed; switching it off forgets all.
 */
import { element, make, say } from './find-page.ts'

interface Kept {
  slug: string
  title: string
  pinned?: true
}

const most = 6
/** Each edition keeps its own: its path is part of the name. */
const key = `referral-pathways ${location.pathname}`
const place = element('kept')
const choice = element<HTMLInputElement>('keep')

/** Storage may be refused by the browser; then nothing is kept, and the search works as before. */
function read(): Kept[] | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as Kept[])
  } catch {
    return undefined
  }
}

function write(kept: readonly Kept[] | undefined): void {
  try {
    if (kept === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Refused: nothing is kept.
  }
  draw()
}

function draw(): void {
  const kept = read()
  choice.checked = kept !== undefined
  const part = (heading: string, list: readonly Kept[]): Node[] =>
    list.length === 0
      ? []
      : [
          make('h3', {}, say(heading)),
          make(
            'ul',
            {},
            ...list.map((one) => make('li', {}, make('a', { href: `pathways/${one.slug}/` }, one.title), pin(one))),
          ),
        ]
  place.replaceChildren(
    ...part(
      'pinned',
      (kept ?? []).filter(({ pinned }) => pinned),
    ),
    ...part(
      'recently-opened',
      (kept ?? []).filter(({ pinned }) => !pinned),
    ),
  )
}

function pin({ slug, title, pinned }: Kept): HTMLButtonElement {
  const button = make(
    'button',
    { type: 'button' },
    say(pinned ? 'unpin' : 'pin'),
    make('span', { class: 'vh' }, `: ${title}`),
  )
  button.addEventListener('click', () => {
    write(
      (read() ?? []).map((one) =>
        one.slug === slug ? { slug, title, ...(pinned ? {} : { pinned: true as const }) } : one,
      ),
    )
    // The button was drawn anew; the focus stays with its pathway.
    place.querySelector<HTMLAnchorElement>(`a[href="pathways/${CSS.escape(slug)}/"]`)?.focus()
  })
  return button
}

/** Remembers what is opened from this page. */
export function keepOpened(): void {
  element('keep-choice').hidden = false
  draw()
  choice.addEventListener('change', () => write(choice.checked ? [] : undefined))
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="pathways/"]') : null
    const kept = read()
    const [, slug] = /^pathways\/([^/]+)\//.exec(link?.getAttribute('href') ?? '') ?? []
    if (!link || !kept || slug === undefined) return
    const had = kept.find((one) => one.slug === slug)
    const title = had?.title ?? link.dataset.title ?? link.textContent ?? slug
    const others = kept.filter((one) => one.slug !== slug)
    const recent = others.filter(({ pinned }) => !pinned).slice(0, most - 1)
    const pins = others.filter(({ pinned }) => pinned)
    write([...(had?.pinned ? [had] : [{ slug, title }]), ...pins, ...recent])
  })
}
