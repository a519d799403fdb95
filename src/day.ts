const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text is a day as year-month-day, for example `2027-11-22`. */
export function isDay(text: string): boolean {
  const [, , month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return Number(day) >= 1 && Number(day) <= (days[Number(month) - 1] ?? 0)
}
