/** Types into the editor of a built site, on a pathway of forty steps, and times every key. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Sources } from '../../../src/edit/answer.ts'
import { openBrowser, serve } from '../../site/browser.ts'

interface Timed extends Window {
  painted: number[]
}

/** Forty steps: questions one after the other, each with a way out. */
export function fortySteps(slug: string): Sources {
  const folder = `pathways/example/${slug}`
  const questions = Array.from(
    { length: 38 },
    (_, i) => `  question-${name(i)}:
    kind: question
    ask: Is finding ${i + 1} there?
    answers:
      yes:
        say: "Yes"
        go: ${i < 37 ? `question-${name(i + 1)}` : 'refer'}
      no:
        say: "No"
        go: wait
`,
  )
  const base = `title: Forty steps
purpose: Is long.
for: Nobody.
version: 1
status: draft
review-by: 2027-11-22
red-flags:
  not-known: Nothing was looked for.
before-you-refer:
  not-known: Nothing was looked for.
who-not-to-refer:
  not-known: Nothing was looked for.
send:
  not-known: Nothing was looked for.
tell-the-patient:
  not-known: Nothing was looked for.
while-waiting:
  not-known: Nothing was looked for.
start: question-a
steps:
${questions.join('')}  refer:
    kind: referral
    strength: refer
    urgency: urgent
    do: Refer.
    source: nice-ng12 1.1
  wait:
    kind: manage
    do: Wait.
    source: nice-ng12 1.1
`
  const nation = 'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n'
  return {
    specialty: 'example',
    slug,
    files: Object.fromEntries([
      [`${folder}/base.yaml`, base],
      ...['england', 'scotland', 'wales', 'northern-ireland'].map((id) => [`${folder}/${id}.yaml`, nation]),
    ]) as Sources['files'],
  }
}

/** An id holds no number. */
function name(i: number): string {
  const letter = (n: number): string => String.fromCharCode(97 + n)
  return i < 26 ? letter(i) : `${letter(Math.floor(i / 26) - 1)}${letter(i % 26)}`
}

/** Types a sentence into the text and out again. Words as an author writes them, at the speed of a quick typist. */
async function type(page: Page, words: string): Promise<number[]> {
  await page.evaluate(() => {
    ;(window as unknown as Timed).painted = []
  })
  await page.keyboard.type(words, { delay: 120 })
  await page.waitForTimeout(1500)
  return page.evaluate(() => (window as unknown as Timed).painted)
}

/**
 * @param folder the built site of one nation
 * @param slower how many times slower than this machine
 * @returns for each key, the seconds from its press to the moment at which the text was painted; and from the last key to
 * the verdict
 */
export async function typeEdits(folder: string, slower: number): Promise<{ keys: number[]; verdict: number }> {
  const browser = await openBrowser()
  const served = await serve(folder)
  try {
    const page = await browser.newPage()
    const { known } = JSON.parse(readFileSync(join(folder, 'edit/known.json'), 'utf8')) as {
      known: { elsewhere: { slug: string }[] }
    }
    const { slug } = known.elsewhere[0]!
    await page.route(`**/edit/sources/${slug}.json`, (route) => route.fulfill({ json: fortySteps(slug) }))
    await page.goto(`${served.url}edit/#${slug}`, { waitUntil: 'networkidle' })
    await page.waitForFunction(() => document.getElementById('edit-status')?.textContent !== '')
    await page.waitForTimeout(2000)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.locator('#text .cm-content').click()
    await page.keyboard.press('Control+End')
    await page.evaluate(() => {
      document.getElementById('text')!.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          // After the frame that holds the letter: a task posted in a frame runs when that frame was painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => (window as unknown as Timed).painted.push((performance.now() - timeStamp) / 1000)
            port2.postMessage(null)
          })
        },
        true,
      )
    })
    // Pauses between words, so that checks and drawings fall between keys as they do for a person.
    const keys: number[] = []
    for (const words of [
      '# a note that says why this is so ',
      'and who has looked at it, ',
      'on which day and where. ',
    ])
      keys.push(...(await type(page, words)))
    await page.keyboard.press('Control+Home')
    const before = Date.now()
    await page.keyboard.type('x')
    await page.waitForFunction(
      () =>
        /mend/.test(document.getElementById('edit-status')?.textContent ?? '') &&
        document.querySelectorAll('#faults li').length > 0,
    )
    return { keys, verdict: (Date.now() - before) / 1000 }
  } finally {
    await browser.close()
    await served.close()
  }
}
