/** The short list of components that prose may use. Everything else is refused by name. */

const sides = ['practice', 'hospital'] as const

export type Side = (typeof sides)[number]

/** `by`: what the attribute of that name may say, where the component has one. It has no other. */
export const components: Readonly<Record<string, { by?: readonly Side[] }>> = {
  Good: { by: sides },
  Poor: { by: sides },
  Note: {},
  Answer: {},
}

interface Labels {
  Good: string
  Poor: string
  Note: string
  Answer: string
  practice: string
  hospital: string
}

/** Said above each example, so that nobody depends on its colour. */
export const english: Labels = {
  Good: 'Good practice',
  Poor: 'Poor practice',
  Note: 'Note',
  Answer: 'The answer, with reasons',
  practice: 'general practice',
  hospital: 'hospital',
}

/** By language; one that is not here says them in English. */
export const labels: Readonly<Record<string, Labels>> = {
  cy: {
    Good: 'Arfer da',
    Poor: 'Arfer gwael',
    Note: 'Nodyn',
    Answer: "Yr ateb, gyda'r rhesymau",
    practice: 'y practis',
    hospital: 'yr ysbyty',
  },
}
