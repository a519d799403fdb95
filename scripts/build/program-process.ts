/** The process of `program.ts`. Pages are rendered elsewhere: Astro is asked for no more than to make a program of them. */
import { join } from 'node:path'
import { build } from 'astro'
import { help } from '../../src/help/help.ts'
import { repository } from '../cli/here.ts'
import { makeAssets } from './assets.ts'
import { keepProgram, type ProgramAnswer, type ProgramOrder } from './program.ts'

async function make({ stage, ...place }: ProgramOrder): Promise<void> {
  const made = { assets: await makeAssets(), help: help() }
  await build({
    root: repository,
    outDir: join(stage, 'astro'),
    cacheDir: join(stage, 'cache'),
    // Nothing in public/ belongs to one nation, so Astro is not to copy it.
    publicDir: join(stage, 'public'),
    logLevel: 'warn',
    integrations: [
      {
        name: 'a-program-alone',
        hooks: {
          'astro:build:start': ({ setPrerenderer }) => {
            setPrerenderer((usual) => ({
              ...usual,
              getStaticPaths: () => {
                keepProgram(place, made, join(stage, 'astro/.prerender'))
                return Promise.resolve([])
              },
            }))
          },
        },
      },
    ],
  })
}

// Whoever asked is gone.
process.on('disconnect', () => process.exit(1))
process.once('message', (order: ProgramOrder) => {
  make(order)
    .then((): ProgramAnswer => ({}))
    .catch((error: unknown): ProgramAnswer => ({ failed: error instanceof Error ? error.message : String(error) }))
    .then((answer) => process.send!(answer, () => process.exit()))
    .catch(() => process.exit(1))
})
