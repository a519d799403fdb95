/** `npm run preview`: serves the built sites on this computer, as any static host would. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { portOf, readArgs, repository } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, own: ['port'] })
  const built = args.out ?? join(repository, 'dist')
  const nations = args.nations.filter((nation) => existsSync(join(built, nation)))
  if (nations.length === 0) throw new CannotRun(`Nothing is built in ${built}. Run \`npm run build\` first.`)
  const port = portOf(args.own.port)
  const serve = sirv(built, { dev: true })
  const server = createServer((request, response) => {
    serve(request, response, () => {
      response.statusCode = 404
      response.setHeader('content-type', 'text/plain; charset=utf-8')
      response.end('This page is not here.')
    })
  })
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(port, '127.0.0.1', ready))
  for (const nation of nations) process.stdout.write(`http://127.0.0.1:${port}/${nation}/\n`)
  process.stdout.write('Stop with Ctrl and C.\n')
  await new Promise((stopped) => process.once('SIGINT', stopped))
  server.close()
  return 0
})
