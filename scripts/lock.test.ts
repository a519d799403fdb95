/** One build at a time: whoever is running has the lock, whoever has ended has not, and never have two. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lock, tryLock } from './build/lock.ts'
import { repository } from './cli/args.ts'
import { nameOf } from './cli/store.ts'

const disk = vi.hoisted(() => ({ hasLinks: true }))
vi.mock('node:fs', async (original) => {
  const fs = await original<{ linkSync: (from: string, to: string) => void }>()
  const linkSync = (from: string, to: string): void => {
    if (!disk.hasLinks) throw Object.assign(new Error('Operation not permitted'), { code: 'EPERM' })
    fs.linkSync(from, to)
  }
  return { ...fs, linkSync }
})

const scratch = mkdtempSync(join(tmpdir(), 'lock-'))
const children: ChildProcess[] = []
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'of-'))
  file = join(folder, 'lock')
})
afterEach(() => {
  disk.hasLinks = true
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A process that is no build. */
function another(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' })
  children.push(child)
  return child
}
/** A process that takes the lock and keeps it. */
async function holder(): Promise<ChildProcess> {
  const program = join(scratch, 'holds.mjs')
  const place = pathToFileURL(join(repository, 'scripts/build/lock.ts')).href
  writeFileSync(
    program,
    `import { tryLock } from '${place}'\nprocess.send(tryLock(${JSON.stringify(file)}) !== undefined)\nsetInterval(() => undefined, 1000)\n`,
  )
  const child = fork(program)
  children.push(child)
  expect(await once(child, 'message')).toEqual([true, undefined])
  return child
}
const takes = (): boolean => {
  const unlock = tryLock(file)
  unlock?.()
  return unlock !== undefined
}

describe.each([true, false])('on a disk that has second names for files: %s', (hasLinks) => {
  beforeEach(() => {
    disk.hasLinks = hasLinks
  })

  test('is had once, says who has it, and leaves nothing behind', () => {
    const unlock = tryLock(file)!
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^${process.pid} \\d+$`))
    expect(tryLock(file)).toBeUndefined()
    unlock()
    expect(readdirSync(folder)).toEqual([])
    expect(takes()).toBe(true)
  })

  test('another process has it until it ends, however it ends', async () => {
    const child = await holder()
    expect(takes()).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(takes()).toBe(true)
    expect(readdirSync(folder)).toEqual([])
  })
})

test('nobody gives back what another has taken meanwhile', () => {
  const unlock = tryLock(file)!
  const theirs = `${process.ppid} 1`
  writeFileSync(file, theirs)
  unlock()
  expect(readFileSync(file, 'utf8')).toBe(theirs)
})

describe('what was left by a build that is no more is taken', () => {
  test('where its number is another process now', () => {
    const { pid } = another()
    // An older version of this program wrote down nothing but the number: then it is believed.
    writeFileSync(file, String(pid))
    expect(takes()).toBe(false)
    writeFileSync(file, `${pid} 1`)
    expect(takes()).toBe(process.platform === 'linux')
  })

  test.each(['', ' 1'])('where its number is our own, as in a container: %j after it', (start) => {
    writeFileSync(file, `${process.pid}${start}`)
    expect(takes()).toBe(true)
  })

  test.runIf(process.platform === 'linux')('where nobody has asked yet how it ended', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    children.push(parent)
    const pid = Number(String((await once(parent.stdout, 'data'))[0]))
    const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8')
    await expect.poll(stat).toContain(') Z ')
    const start = stat().split(') ')[1]!.split(' ')[19]!
    writeFileSync(file, `${pid} ${start}`)
    expect(takes()).toBe(true)
  })

  test.each(['not a number', '-1 1', '0', '999999999 1', '\0\0\0'])('where it says %j', (text) => {
    writeFileSync(file, text)
    expect(takes()).toBe(true)
  })

  test('where it had not come to say whose it is, after some seconds', async () => {
    writeFileSync(file, '')
    expect(takes()).toBe(false)
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      const waiting = lock(file)
      const then = Date.now() / 1000 - 10
      utimesSync(file, then, then)
      ;(await waiting)()
      expect(said).not.toHaveBeenCalled()
    } finally {
      said.mockRestore()
    }
    expect(existsSync(file)).toBe(false)
  })
})

test('whoever waits is told for whom', async () => {
  const child = await holder()
  const said: string[] = []
  const writes = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  try {
    const waiting = lock(file)
    await expect.poll(() => said).toHaveLength(1)
    child.kill('SIGKILL')
    ;(await waiting)()
  } finally {
    writes.mockRestore()
  }
  expect(said).toEqual([`Another build is running here (process ${child.pid}). This one waits for it.\n`])
})

test('of all that find the same lock left behind, one has it', async () => {
  const rounds = 300
  const program = join(scratch, 'races.mjs')
  writeFileSync(
    program,
    `import { tryLock } from '${pathToFileURL(join(repository, 'scripts/build/lock.ts')).href}'
process.once('message', (start) => {
  const won = []
  for (let round = 0; round < ${rounds}; round++) {
    while (performance.timeOrigin + performance.now() < start + round * 4);
    if (tryLock(${JSON.stringify(folder)} + '/' + round)) won.push(round)
  }
  process.send(won)
})
// And stays: what it has is not left.
setInterval(() => undefined, 1000)
process.send('ready')`,
  )
  const left = '999999999 1'
  for (let round = 0; round < rounds; round++) {
    writeFileSync(join(folder, String(round)), left)
    // And sometimes by one more build, which was about to take it over.
    if (round % 3 === 0) writeFileSync(join(folder, `${round}.${nameOf(left)}`), '999999998 1')
  }
  const racers = Array.from({ length: 3 }, () => fork(program))
  children.push(...racers)
  await Promise.all(racers.map((one) => once(one, 'message')))
  const start = Date.now() + 100
  const won = await Promise.all(
    racers.map(async (one) => {
      one.send(start)
      return (await once(one, 'message'))[0] as number[]
    }),
  )
  expect(won.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: rounds }, (_, round) => round))
  expect(readdirSync(folder)).toHaveLength(rounds)
})
