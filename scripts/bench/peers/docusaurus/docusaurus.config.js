module.exports = {
  title: 'Referral pathways',
  url: 'https://example.org',
  baseUrl: '/',
  future: { v4: true, faster: true },
  markdown: { format: 'detect', mermaid: true },
  themes: [
    '@docusaurus/theme-mermaid',
    ['@easyops-cn/docusaurus-search-local', { hashed: true, indexBlog: false, docsRouteBasePath: '/' }],
  ],
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false }]],
  themeConfig: { navbar: { title: 'Referral pathways' } },
}
