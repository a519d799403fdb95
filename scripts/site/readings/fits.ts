/** Whether everything on a page has its room: nothing lies over anything else, is cut off or makes the page scroll. */
import type { Page } from 'playwright-core'

/**
 * What is wrong with the page as it is laid out now, one sentence each.
 * @param part `main` for everything, or a part of it by its selector
 */
export function readFit(page: Page, part = 'main'): Promise<string[]> {
  return page.evaluate(look, part)
}

/** Runs in the page. */
function look(part: string): string[] {
  const faults: string[] = []
  const whole = document.querySelector<HTMLElement>(part)!
  const root = part === 'main' ? document.documentElement : whole
  if (root.scrollWidth > root.clientWidth) faults.push(`What needs ${root.scrollWidth} px has ${root.clientWidth} px.`)

  const called = (element: Element) => `“${(element as HTMLElement).innerText.replace(/\s+/g, ' ').slice(0, 40)}”`
  const boxes = [
    ...document.querySelectorAll('.chart :is(.card, .out, .ans, .stub, .jump, .rail > span, .beside, .side-title)'),
  ]
    .map((element) => ({ element, rect: element.getBoundingClientRect() }))
    .filter(({ rect }) => rect.width > 0)
    .sort((a, b) => a.rect.top - b.rect.top)
  for (const [i, { element, rect }] of boxes.entries()) {
    for (const other of boxes.slice(i + 1)) {
      if (other.rect.top > rect.bottom) break
      const [wide, high] = [
        Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left),
        Math.min(rect.bottom, other.rect.bottom) - other.rect.top,
      ]
      if (wide > 1 && high > 1 && !element.contains(other.element) && !other.element.contains(element))
        faults.push(`${called(element)} and ${called(other.element)} lie over each other.`)
    }
  }

  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    if (node.textContent!.trim() === '' || parent.closest('.vh, details:not([open])')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = parent.closest('.card, .out, .ans, .stub, .jump, .rail > span, .tag, .no')
    const room = (box ?? root).getBoundingClientRect()
    for (const rect of range.getClientRects())
      if (
        rect.left < room.left - 1 ||
        rect.right > room.right + 1 ||
        (box && (rect.top < room.top - 2 || rect.bottom > room.bottom + 2))
      ) {
        faults.push(
          `“${node.textContent!.trim().slice(0, 40)}” does not fit ${box ? `the ${box.className}` : 'the page'}.`,
        )
        break
      }
  }

  for (const element of whole.querySelectorAll('*')) {
    if (element.closest('.vh') || getComputedStyle(element).overflow === 'visible') continue
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      faults.push(`${called(element)} is cut off.`)
  }

  for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) {
    const rect = document.getElementById(step.dataset.step!)?.getBoundingClientRect()
    if (!rect || rect.width < 60 || rect.height < 24) faults.push(`Step ${step.dataset.step} has no box.`)
  }
  return faults
}
