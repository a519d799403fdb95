/** What `npm run dev` shows in place of a page while a file is broken: the faults, as `check` says them. */
import type { NationId } from '../../src/nations.ts'
import { html } from '../../src/view/html.ts'
import type { Loaded } from '../cli/load.ts'

export function faultsPage({ files, checked }: Loaded, css: string, nation: NationId): string {
  const errors = checked.diagnostics.filter(({ level }) => level === 'error')
  return html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${String(errors.length)} to mend</title><link rel="stylesheet" href="/${nation}/assets/${css}"><script type="module" src="/@vite/client"></script></head><body><main class="wrap prose"><h1>${errors.length === 1 ? 'One thing to mend' : `${errors.length} things to mend`}</h1><p>The page comes back by itself when the file is saved without a fault.</p>${errors.map(
    ({ file, line, column, what, why, mend, see }) =>
      html`<section class="nk"><h2>${what}</h2><p class="s m">${file}, line ${line}, column ${column}</p><pre class="plain">${files.get(file)?.split('\n')[line - 1] ?? ''}</pre><p>${why}</p><p><b>${mend}</b></p>${see && html`<p class="s">See ${see.file}, line ${see.line}: ${see.what}</p>`}</section>`,
  )}</main></body></html>`.text
}
