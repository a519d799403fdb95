import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import rehypeMermaid from 'rehype-mermaid'
import { sidebar } from './sidebar.mjs'

// As rehype-mermaid's own documentation has it: charts are drawn at build, in a browser that the build starts.
const launchOptions = { executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] }

export default defineConfig({
  markdown: {
    syntaxHighlight: { type: 'shiki', excludeLangs: ['mermaid'] },
    processor: unified({ rehypePlugins: [[rehypeMermaid, { strategy: 'inline-svg', launchOptions }]] }),
  },
  integrations: [starlight({ title: 'Referral pathways', sidebar })],
})
