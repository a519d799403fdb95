import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'

/**
 * What is fixed for every build. Folders (`outDir`, `cacheDir`) are given by the command that builds,
 * because each build is staged in a folder of its own before it replaces anything.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory' },
  // Not 'jsx': that closes up the space between a figure and its unit when they stand on two lines.
  compressHTML: true,
  integrations: [mdx()],
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
})
