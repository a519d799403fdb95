/** The reader's own organisation, named in the address (`?board=fife`) and nowhere else, stands first where it is listed. */
const board = new URLSearchParams(location.search).get('board')
const pick = [...document.querySelectorAll<HTMLAnchorElement>('.pick a')].find(
  ({ search }) => search === `?board=${board}`,
)
if (pick) {
  pick.setAttribute('aria-current', 'true')
  const row = document.querySelector(`[data-board="${board}"]`)
  row?.parentElement!.prepend(row)
  row?.classList.add('mine')
  const note = document.querySelector<HTMLElement>('.mine-note')!
  note.querySelector('b')!.textContent = pick.textContent
  note.querySelector<HTMLElement>('span')!.hidden = row !== null
  note.hidden = false
}
