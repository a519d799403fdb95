/**
 * What holds for a time shows itself and goes by the reader's own clock, so that a page saved or cached long ago does
 * not speak as if it were still that day. A clock that is behind the build is not believed: time does not run back.
 */
function show(): void {
  const now = new Date()
  const clock = new Date(+now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)
  const { built = '' } = document.documentElement.dataset
  const today = clock > built ? clock : built
  for (const one of document.querySelectorAll<HTMLElement>('[data-starts],[data-ends]')) {
    const { starts = '', ends = '9' } = one.dataset
    one.hidden = today < starts || today > ends
  }
}

show()
// A page left open overnight, and one that comes back from the browser's memory.
addEventListener('pageshow', show)
document.addEventListener('visibilitychange', show)
