/** The form for a new pathway, as the code host hands it on: one text, with a heading for each field. */
import { CannotRun } from '../cli/cannot-run.ts'

export interface Asked {
  title: string
  specialty: string
  purpose: string
  people: string
}

const fields: Readonly<Record<keyof Asked, { label: string; most: number }>> = {
  title: { label: 'Title', most: 120 },
  specialty: { label: 'Specialty', most: 60 },
  purpose: { label: 'Purpose', most: 300 },
  people: { label: 'Which people it is for', most: 300 },
}

/**
 * @param body anybody may have written anything into it
 * @throws CannotRun in a sentence for whoever filled it in
 */
export function readForm(body: string): Asked {
  const lines = body.split(/\r?\n/)
  const asked = {} as Asked
  for (const [name, { label, most }] of Object.entries(fields) as [keyof Asked, (typeof fields)['title']][]) {
    // The first heading counts: what somebody typed comes after it.
    const at = lines.indexOf(`### ${label}`)
    const end = lines.findIndex((line, i) => i > at && line.startsWith('### '))
    const text = at < 0 ? '' : plainText(lines.slice(at + 1, end < 0 ? undefined : end).join(' '))
    if (text === '' || text === '_No response_') throw new CannotRun(`The field “${label}” is empty.`)
    if (text.length > most) throw new CannotRun(`“${label}” is longer than ${most} characters.`)
    if (identifier.test(text))
      throw new CannotRun(
        `“${label}” holds a long number, which could be a patient’s. Nothing was copied: please take it out of the issue.`,
      )
    asked[name] = text
  }
  return asked
}

/** Ten figures or so, however they are parted: the numbers that the health services give to patients. */
const identifier = /\d(?:[ -]?\d){8,}/

/** One line, without signs that steer a terminal or turn the reading direction. */
function plainText(text: string): string {
  return text.replace(steering, '').replace(/\s+/g, ' ').trim()
}

// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
