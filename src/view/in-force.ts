/** Whether an organisation exists on a day: boards merge, and a destination of one that is gone must not be shown. */
export interface Validity {
  'valid-from'?: string | undefined
  'valid-to'?: string | undefined
}

/** @param day year-month-day; both ends of the time are part of it */
export function whenOf(
  { 'valid-from': from, 'valid-to': to }: Validity,
  day: string,
): 'in force' | 'not yet' | 'ended' {
  if (from !== undefined && day < from) return 'not yet'
  return to !== undefined && day > to ? 'ended' : 'in force'
}
