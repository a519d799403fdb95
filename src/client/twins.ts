/** Whoever changes the language stays at their step, on their path, with their board. */
for (const twin of document.querySelectorAll<HTMLAnchorElement>('a[rel=alternate]'))
  twin.addEventListener('click', () => {
    twin.search = location.search
    twin.hash = location.hash
  })
