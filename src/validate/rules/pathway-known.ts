import { nearest } from '../../nearest.ts'
import { base, everyNation, stepsWith } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { within } from './ways.ts'

const goTo = (slug: string): string =>
  stepsWith(`  other: { kind: go-to, pathway: ${slug} }\n`).replace('do: Wait.,', 'do: Wait., then: other,')

export const pathwayKnown: PathwayRule = {
  id: 'pathway-known',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'A step that goes to another pathway goes to one that exists',
  good: [
    {
      ...base({ steps: goTo('second') }),
      ...Object.fromEntries(
        Object.entries({ ...base(), ...everyNation('') }).map(([file, text]) => [
          file.replace('/example/example/', '/example/second/'),
          text.replace('title: Example', 'title: Second'),
        ]),
      ),
    },
  ],
  bad: [
    { files: base({ steps: goTo('exampel') }), says: ['No pathway is called `exampel`'] },
    { files: base({ steps: goTo('example') }), says: ['`other` goes to the pathway in which it stands'] },
    {
      files: {
        ...base({ steps: goTo('secnod') }),
        ...Object.fromEntries(
          Object.entries({ ...base(), ...everyNation('') }).map(([file, text]) => [
            file.replace('/example/example/', '/example/second/'),
            text.replace('title: Example', 'title: Second'),
          ]),
        ),
      },
      says: ['No pathway is called `secnod`'],
    },
  ],
  check: ({ steps, slug }, { slugs }) =>
    [...steps].flatMap(([id, { value: step, at }]) => {
      if (step.kind !== 'go-to') return []
      const place = within(at, 'pathway')
      if (step.pathway === slug)
        return [
          {
            at: place,
            what: `\`${id}\` goes to the pathway in which it stands`,
            why: 'A reader would be sent round in a circle.',
            mend: 'Lead to a step of this pathway with `go`, `then` or `back`.',
          },
        ]
      if (slugs.has(step.pathway)) return []
      const near = nearest(step.pathway, slugs)
      return [
        {
          at: place,
          what: `No pathway is called \`${step.pathway}\``,
          why: `A reader who comes to \`${id}\` would follow a link to nothing.`,
          mend: near && near !== slug ? `Did you mean \`${near}\`?` : 'Use the folder name of another pathway.',
        },
      ]
    }),
}
