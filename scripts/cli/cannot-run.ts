/** The command could not do its work at all: a wrong flag, a folder that is not there. Ends with exit code 2. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}

/**
 * Runs a command. What it returns is the exit code; what it throws is said in one calm sentence, with exit code 2.
 * A stack trace is for whoever mends the tool: it is shown only where DEBUG is set.
 */
export async function run(command: () => number | Promise<number>): Promise<void> {
  // Whoever reads the output may stop early (`… | head`).
  process.stdout.on('error', () => process.exit())
  try {
    process.exitCode = await command()
  } catch (error) {
    process.exitCode = 2
    const message = error instanceof Error ? error.message : String(error)
    const calm =
      error instanceof CannotRun ? message : `This is a fault of the tool, not of what you wrote. It said: ${message}`
    process.stderr.write(`${calm}\n`)
    if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  }
}
