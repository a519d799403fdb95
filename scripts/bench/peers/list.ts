/** The peers, in the order in which they are built and shown. A new one is a folder here and an entry in this list. */
import { files, plainCss, site, withTitle, type Chart } from './compose.ts'
import type { Content, PeerPage } from './pages.ts'
import type { Peer, Reader } from './peer.ts'

const folders = ({ edition, slug }: PeerPage): string => `/${edition}/${slug}/`
const rooted = (path: string): string => `/${path}`

/** Pagefind's own interface on a page of its own, as its documentation has it. */
const pagefind: Reader['search'] = {
  open: 'a.find',
  input: '.pagefind-ui__search-input',
  result: '.pagefind-ui__result-link',
}

const starlight: Omit<Peer, 'id' | 'charts' | 'script' | 'reader' | 'packages'> = {
  folder: 'starlight',
  content: ['src/content'],
  left: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'],
  out: 'dist',
  files: (content) => files(site(content, { chart: 'mermaid', link: rooted }), 'src/content/docs'),
}

const starlightSearch: Reader['search'] = {
  open: 'button[data-open-modal]',
  input: '#starlight__search input',
  result: '#starlight__search .pagefind-ui__result-link',
}

/** Eleventy and Hugo come without any look, so they are given as little as a page needs. */
const cssFor = (content: Content, chart: Chart): string => (chart === 'mermaid' ? plainCss : content.css)

function eleventy(content: Content, chart: Chart): Map<string, string> {
  return new Map([
    ...files(site(content, { chart, link: rooted }), 'content'),
    ['content/content.json', JSON.stringify({ layout: 'page.njk' })],
    ['content/search.md', withTitle('Search', '', { layout: 'search.njk' })],
    ['content/site.css', cssFor(content, chart)],
  ])
}

function hugo(content: Content, chart: Chart): Map<string, string> {
  const pages = site(content, { chart, link: rooted })
  // What Hugo calls the page of a folder.
  const named = new Map([...pages].map(([path, text]) => [path.replace(/(^|\/)index$/, '$1_index'), text]))
  return new Map([
    ...files(named, 'content'),
    ['content/search.md', withTitle('Search', '', { layout: 'search' })],
    ['static/site.css', cssFor(content, chart)],
  ])
}

export const peers: readonly Peer[] = [
  {
    ...starlight,
    id: 'starlight',
    charts: 'drawn by Mermaid in the reader’s browser (astro-mermaid)',
    script: 'build',
    reader: { address: folders, chart: '.sl-markdown-content pre.mermaid svg', search: starlightSearch },
    packages: ['@astrojs/starlight', 'astro', 'astro-mermaid', 'mermaid'],
  },
  {
    ...starlight,
    id: 'starlight-drawn',
    slow: true,
    charts: 'drawn by Mermaid at build, in a browser, into the page (rehype-mermaid)',
    script: 'build:drawn',
    drawing: () => 0,
    reader: { address: folders, chart: '.sl-markdown-content svg', search: starlightSearch },
    packages: ['@astrojs/starlight', 'astro', 'rehype-mermaid', 'mermaid'],
  },
  {
    id: 'docusaurus',
    folder: 'docusaurus',
    charts: 'drawn by Mermaid in the reader’s browser (@docusaurus/theme-mermaid)',
    script: 'build',
    content: ['docs'],
    left: ['build', '.docusaurus', 'node_modules/.cache'],
    out: 'build',
    files: (content) =>
      files(site(content, { chart: 'mermaid', link: (path) => `/${path.replace(/\/$/, '')}` }), 'docs'),
    reader: {
      address: ({ edition, slug }) => `/${edition}/${slug}`,
      chart: '.docusaurus-mermaid-container svg',
      search: {
        open: '.navbar__search-input',
        input: '.navbar__search-input',
        result: '[class*="dropdownMenu"] [class*="suggestion"]',
      },
    },
    packages: [
      '@docusaurus/core',
      '@docusaurus/faster',
      '@docusaurus/theme-mermaid',
      '@easyops-cn/docusaurus-search-local',
      'mermaid',
    ],
  },
  {
    id: 'vitepress',
    folder: 'vitepress',
    charts: 'drawn by Mermaid in the reader’s browser (vitepress-plugin-mermaid)',
    script: 'build',
    content: ['content'],
    left: ['.vitepress/cache', '.vitepress/dist', '.vitepress/.temp', 'node_modules/.vite'],
    out: '.vitepress/dist',
    files: (content) =>
      files(
        site(content, {
          chart: 'mermaid',
          link: (path) => `/${path.replace(/\/$/, path.split('/').length > 2 ? '' : '/')}`,
          text: (title, words) => `# ${title}\n\n${words}`,
        }),
        'content',
      ),
    reader: {
      address: ({ edition, slug }) => `/${edition}/${slug}.html`,
      chart: '.vp-doc .mermaid svg',
      search: {
        open: '.VPNavBarSearch button',
        input: '#localsearch-input',
        result: '.VPLocalSearchBox .results .result',
      },
    },
    packages: ['vitepress', 'vitepress-plugin-mermaid', 'mermaid'],
  },
  {
    id: 'eleventy',
    folder: 'eleventy',
    charts: 'ready-made: ours, not counted',
    script: 'build',
    content: ['content'],
    left: ['_site'],
    out: '_site',
    files: (content) => eleventy(content, 'ready-made'),
    drawing: (content) => content.drawing,
    reader: { address: folders, chart: '.chart', search: pagefind },
    packages: ['@11ty/eleventy', 'pagefind'],
  },
  {
    id: 'eleventy-drawn',
    folder: 'eleventy',
    charts: 'drawn by Mermaid at build, in a browser, as pictures',
    script: 'build:drawn',
    content: ['content'],
    left: ['_site'],
    out: '_site',
    files: (content) => eleventy(content, 'mermaid'),
    drawing: () => 0,
    reader: { address: folders, chart: 'main img', search: pagefind },
    packages: ['@11ty/eleventy', 'pagefind', 'mermaid'],
  },
  {
    id: 'hugo',
    folder: 'hugo',
    charts: 'ready-made: ours, not counted',
    script: 'build',
    content: ['content', 'static'],
    left: ['public', 'resources'],
    out: 'public',
    files: (content) => hugo(content, 'ready-made'),
    drawing: (content) => content.drawing,
    reader: { address: folders, chart: '.chart', search: pagefind },
    packages: ['pagefind'],
    program: ['hugo', 'version'],
  },
  {
    id: 'hugo-mermaid',
    folder: 'hugo',
    charts: 'drawn by Mermaid in the reader’s browser (a render hook)',
    script: 'build',
    content: ['content', 'static'],
    left: ['public', 'resources'],
    out: 'public',
    files: (content) => hugo(content, 'mermaid'),
    reader: { address: folders, chart: 'pre.mermaid svg', search: pagefind },
    packages: ['pagefind', 'mermaid'],
    program: ['hugo', 'version'],
  },
]
