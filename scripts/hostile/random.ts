/** Random documents: pieces of YAML and of prose in any order, and mangled pieces of good files. The same every time. */
import { baseFile, example, nationFile, register } from '../../src/validate/example.ts'
import { randomFrom, type Random } from '../generate/random.ts'
import { proseHead } from './places.ts'

const both = [
  '\n',
  '\n\n',
  ' ',
  '  ',
  '\t',
  '\r\n',
  'a',
  'é',
  '😀',
  '"',
  "'",
  ':',
  '#',
  '[',
  ']',
  '{',
  '}',
  '&',
  '*',
  '|',
  '>',
  '<',
  '-',
  '---',
  '\\',
  '`',
  '!',
  '%',
  '@',
  ',',
  '?',
  '=',
  '10',
  '1.10',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\ud800',
]
const yaml = [
  ...both,
  'a: ',
  'b:\n  ',
  '- ',
  ': ',
  ' #',
  '&x ',
  '*x',
  '!t ',
  '!!js/function ',
  '<<: ',
  '...',
  '? ',
  'yes',
  'null',
  '0x1',
  '__proto__: ',
  'say: ',
  'go: x',
  '{ a: ',
  '[ b, ',
  '|\n  ',
  '>-\n  ',
  '%YAML 1.1\n',
  "''",
  '""',
]
const prose = [
  ...both,
  '# ',
  '## ',
  '- ',
  '1. ',
  '**',
  '_',
  '~~',
  '| ',
  '| - |',
  '<Good>',
  '</Good>',
  '<Note by="practice">',
  '<script>',
  '</script>',
  '<img src=x onerror=1>',
  '{...x}',
  '{',
  '}',
  '[a](javascript:1)',
  '[a](https://x.org)',
  '[x]: ',
  '![',
  '<!--',
  '-->',
  'import ',
  'export ',
  '&#',
  '&lt;',
  '```',
  '```mermaid\nflowchart TD\n',
  'a --> b',
  '-->|x|',
  '$$',
  '::',
  '^',
  '[^1]',
]
const whole: Readonly<Record<Kind, readonly string[]>> = {
  yaml: [example[baseFile]!, example[nationFile('wales')]!, register],
  mdx: [`${proseHead}Text.\n\n## Title\n\n- One\n- Two\n\n<Good by="practice">\n\nText.\n\n</Good>\n`],
}
const pieces: Readonly<Record<Kind, readonly string[]>> = { yaml, mdx: prose }

export type Kind = 'yaml' | 'mdx'

/** @returns the document of that number */
export function random(kind: Kind, number: number): string {
  const draw = randomFrom('documents', kind, number)
  // Most are nonsense from the beginning; the rest is nearly right, and gets further.
  const text = draw.chance(0.8) ? nonsense(kind, draw, draw.int(0, 20)) : mangled(kind, draw)
  return kind === 'mdx' && draw.chance(0.7) && !text.startsWith('---') ? `---\nstatement: x\n---\n${text}` : text
}

function nonsense(kind: Kind, draw: Random, length: number): string {
  return Array.from({ length }, () => (draw.chance(0.1) ? anySign(draw) : draw.pick(pieces[kind]))).join('')
}

function mangled(kind: Kind, draw: Random): string {
  let text = draw.pick(whole[kind])
  for (let i = draw.int(1, 4); i > 0; i--) {
    const from = draw.int(0, text.length)
    const to = Math.min(text.length, from + draw.int(0, draw.chance(0.1) ? 200 : 6))
    text = `${text.slice(0, from)}${draw.chance(0.7) ? nonsense(kind, draw, draw.int(0, 3)) : ''}${text.slice(to)}`
  }
  return text
}

const anySign = (draw: Random): string => String.fromCharCode(draw.chance(0.7) ? draw.int(0, 255) : draw.int(0, 0xffff))
