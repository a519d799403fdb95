import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import mermaid from 'astro-mermaid'
import { sidebar } from './sidebar.mjs'

// As astro-mermaid's own documentation has it: before Starlight. Charts are drawn in the reader's browser.
export default defineConfig({
  integrations: [mermaid(), starlight({ title: 'Referral pathways', sidebar })],
})
