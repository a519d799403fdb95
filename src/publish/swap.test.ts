/** What stands where a site is to go: a folder is replaced, and nothing else is touched. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { faultOfSwap, swapIn } from './swap.ts'

let away: string
let place: string
const text = (folder: string): string => readFileSync(join(folder, 'index.html'), 'utf8')
const site = (name: string): string => {
  const folder = join(away, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), name)
  return folder
}
beforeEach(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'swap-')))
  place = join(away, 'www/wales')
  mkdirSync(join(away, 'www'))
})
afterEach(() => rmSync(away, { recursive: true, force: true }))

test('a folder is replaced, and so is nothing at all', async () => {
  expect(faultOfSwap(place)).toBeUndefined()
  await swapIn(site('one'), place)
  expect(faultOfSwap(place)).toBeUndefined()
  await swapIn(site('two'), place)
  expect([text(place), readdirSync(join(away, 'www'))]).toEqual(['two', ['wales']])
})

describe('a link, as publishing makes it, is refused and stays', () => {
  test.each([
    ['that says the whole path', () => site('release')],
    ['that says the path from here', () => '../' + site('release').split('/').at(-1)!],
    ['that leads nowhere', () => join(away, 'nowhere')],
  ])('one %s', async (_, target) => {
    const leads = target()
    symlinkSync(leads, place)
    const says = `${place} is a link, as \`npm run publish\` makes it, and what it leads to must stay as it was released. Build into another folder with \`--out\`, then publish from there.`
    expect(faultOfSwap(place)).toBe(says)
    const retired: string[] = []
    await expect(swapIn(site('made'), place, async (aside) => void retired.push(aside))).rejects.toThrow(says)
    expect(lstatSync(place).isSymbolicLink()).toBe(true)
    expect([retired, text(join(away, 'made'))]).toEqual([[], 'made'])
    if (leads !== join(away, 'nowhere')) expect(text(place)).toBe('release')
  })

  test('one that was moved aside and not replaced is put back', async () => {
    symlinkSync('../gone', join(away, 'www/.wales.previous'))
    await expect(swapIn(site('made'), place)).rejects.toThrow('is a link')
    expect(readdirSync(join(away, 'www'))).toEqual(['wales'])
    expect(lstatSync(place).isSymbolicLink()).toBe(true)
  })
})

test('somebody’s file is refused and stays', async () => {
  writeFileSync(place, 'theirs')
  const says = `${place} is a file, and a site is to stand there. Move it away, or build into another folder with \`--out\`.`
  expect(faultOfSwap(place)).toBe(says)
  await expect(swapIn(site('made'), place)).rejects.toThrow(says)
  expect(readFileSync(place, 'utf8')).toBe('theirs')
})
