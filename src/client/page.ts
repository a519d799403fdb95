/**
 * Comforts on a pathway page; it reads the same without them. Whoever comes in at a step is told where the red
 * flags are, a focused card hands on with `n` and back with `p` (only while a card has the focus),
 * and shows its links to propose a change or to report a problem, where there are any.
 */
import './board.ts'
import './in-time.ts'
import './twins.ts'

const main = document.querySelector<HTMLElement>('main')!
const cards = [...main.querySelectorAll<HTMLElement>('.card,.out')]
const card = cards.find(({ id }) => `#${id}` === location.hash)
const note = document.querySelector<HTMLElement>('.came-in')!
if (card && card.id !== main.dataset.start) {
  note.querySelector('b')!.textContent = card.querySelector('.no')!.textContent
  note.hidden = false
}
// The links of a step to its file and to a report stand in the last section; the card that has the focus shows them too.
let shown: Node | undefined
main.addEventListener('focusin', ({ target }) => {
  const own = cards.includes(target as HTMLElement) && main.querySelector(`[data-for="${(target as HTMLElement).id}"]`)
  if (!own) return
  shown?.parentNode?.removeChild(shown)
  shown = (target as HTMLElement).appendChild(own.cloneNode(true))
})
main.addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) => {
  const at = cards.indexOf(document.activeElement as HTMLElement)
  const next = key === 'n' ? cards[at + 1] : key === 'p' ? cards[at - 1] : undefined
  if (at >= 0 && next && !altKey && !ctrlKey && !metaKey) location.hash = next.id
})
