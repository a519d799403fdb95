import { withMermaid } from 'vitepress-plugin-mermaid'

const nations = ['england', 'scotland', 'wales', 'wales-cy', 'northern-ireland']

export default withMermaid({
  title: 'Referral pathways',
  srcDir: 'content',
  themeConfig: {
    search: { provider: 'local' },
    // One entry a nation: a list of all pathways on every page would be the larger part of a page.
    sidebar: nations.map((nation) => ({ text: nation, link: `/${nation}/` })),
  },
})
