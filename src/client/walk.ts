/** Keeps the path so far in the address, as step ids and nothing else, so that Back and links work. */
import { decoded } from './decoded.ts'
import './in-time.ts'
import './twins.ts'

const start = document.querySelector<HTMLElement>('[data-start]')!.dataset.start!
const path = document.querySelector<HTMLElement>('.wpath')!
const list = path.querySelector('ol')!
const back = path.querySelector<HTMLAnchorElement>('.wback')!
const address = (ids: string[]): string => `#path=${ids.join(',')}`

function show(focus: boolean): void {
  const hash = decoded(location.hash.slice(1))
  const ids = (hash.startsWith('path=') ? hash.slice(5) : hash || start)
    .split(',')
    .filter((id) => document.getElementById(id)?.matches('.w'))
  if (ids.length === 0) ids.push(start)
  const here = document.getElementById(ids.at(-1)!)!
  for (const step of document.querySelectorAll('.w')) step.classList.toggle('on', step === here)
  for (const link of here.querySelectorAll<HTMLAnchorElement>('[data-go]'))
    link.href = address([...ids, link.dataset.go!])
  list.replaceChildren(
    ...ids.slice(0, -1).map((id, i) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      const step = document.getElementById(id)!
      link.href = address(ids.slice(0, i + 1))
      link.textContent = step.dataset.name!
      // Two answers may lead to one step: the address does not say which was meant, so both are shown.
      const answers = [...step.querySelectorAll<HTMLElement>('[data-go]')]
        .filter((go) => go.dataset.go === ids[i + 1] && go.dataset.bare === undefined)
        .map((go) => go.querySelector('b')!.innerText)
      const answer = document.createElement('b')
      answer.textContent = answers.join(' / ')
      item.append(link, ' ', answer)
      return item
    }),
  )
  path.hidden = ids.length < 2
  back.href = address(ids.slice(0, -1))
  if (focus) here.focus()
}

document.documentElement.classList.add('walking')
addEventListener('hashchange', () => show(true))
show(location.hash !== '')
