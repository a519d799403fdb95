/** The reader's own organisation, named in the address (`?board=fife`) and nowhere else, stands first where it is listed. */
const board = new URLSearchParams(location.search).get('board')
const pick = [...document.querySelectorAll<HTMLElement>('[data-pick]')].find(({ dataset }) => dataset.pick === board)
if (pick) {
  pick.setAttribute('aria-current', 'true')
  const rows = [...document.querySelectorAll<HTMLElement>('[data-board]')].filter(
    ({ dataset }) => dataset.board === board,
  )
  for (const row of rows) {
    row.parentElement!.prepend(row)
    row.classList.add('mine')
  }
  const note = document.querySelector<HTMLElement>('.mine-note')!
  note.querySelector('b')!.textContent = pick.textContent
  note.querySelector<HTMLElement>('span')!.hidden = rows.length > 0
  note.hidden = false
}
