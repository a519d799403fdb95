/** Families against YAML: what the language can do besides holding values. */
import { base, baseFile, stepsBut } from '../../src/validate/example.ts'
import { cross, run, type Family } from './family.ts'
import { ends, wholes } from './places.ts'

const named = (texts: readonly string[]): (readonly [string, string])[] =>
  texts.map((text, i) => [`${i + 1}: ${JSON.stringify(text.slice(0, 60))}`, text])
const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

const at = (name: string, by: RegExp, texts: readonly string[]): Family => ({
  name,
  by,
  refused: cross(named(texts), ends),
})

const aliases = at('aliases', /^yaml-/, [
  'x: &a y\nz: *a',
  'x: &a [*a]',
  'x: &a { b: *a }',
  'x: *nothing',
  '&a x: y',
  '*a : y',
  `a0: &a0 [x, x]\n${repeat(30, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`)}`,
  `a0: &a0 { b: c }\n${repeat(20, (i) => `a${i + 1}: &a${i + 1} { l: *a${i}, r: *a${i} }`)}`,
])
const merges = at('merges', /^yaml-/, [
  '<<: { a: b }',
  '<<: *x',
  '"<<": { a: b }',
  'x: { <<: { title: y } }',
  '<<: [{ a: b }, { c: d }]',
])
const tags = at('tags', /^yaml-/, [
  `x: !!js/function "function () { ${run} }"`,
  'x: !!python/object/apply:os.system ["touch CANARY"]',
  'x: !!java.net.URL ["https://example.org/"]',
  'x: !ruby/object:Gem::Installer { i: x }',
  'x: !!binary aGk=',
  'x: !!set { a, b }',
  'x: !!timestamp 2026-11-22',
  'x: !!float 1',
  'x: !<tag:yaml.org,2002:js/undefined> ""',
  '%TAG ! tag:example.org,2026:\n---\nx: !y z',
])
const depth = at('depth', /^yaml-/, [
  `x: ${'['.repeat(5000)}`,
  `x: ${'['.repeat(500)}${']'.repeat(500)}`,
  `x: ${'{ a: '.repeat(500)}1${' }'.repeat(500)}`,
  `${'- '.repeat(5000)}x`,
  repeat(400, (i) => `${' '.repeat(i)}k:`),
  `${'? '.repeat(2000)}x`,
])
const twice = at('keys twice', /^(?:yaml-|unknown-key|wrong-form|missing-key)/, [
  'x: 1\nx: 2',
  'x: { a: 1, a: 2 }',
  '"x": 1\nx: 2',
  '\'x\': 1\n"x": 2',
  repeat(3000, () => 'x: 1'),
])
const prototypes = at('names that objects inherit', /./, [
  '__proto__: { CANARY: 1 }',
  '"__proto__": { CANARY: 1 }',
  '"\\u005f_proto__": { CANARY: 1 }',
  'constructor: { prototype: { CANARY: 1 } }',
  'prototype: { CANARY: 1 }',
  'toString: x',
  'hasOwnProperty: x',
  'valueOf: { a: b }',
  '__defineGetter__: x',
])
const coercion = at('values that change by themselves', /^yaml-/, [
  'x: 1e3',
  'x: 012',
  'x: 0x1F',
  'x: 0o17',
  'x: .inf',
  'x: -.inf',
  'x: .nan',
  'x: True',
  'x: FALSE',
  'x: null',
  'x: ~',
  'x: 1.10',
  'x: 99999999999999999999',
  'x: yes # no',
  'x: [one, two three]',
  '1: x',
  'true: x',
])
const controls = at('control characters and marks', /^(?:hidden-character|yaml-)/, [
  'x: a\u0000b',
  '# note \u0000',
  'x: a\u0007b',
  'x: \u001b[2Jgone',
  'x: a\ufffdb',
  'x: "a\\u0000b"',
  '\ufeffx: a',
  'x: a\u2028b',
  'x: a\u0085b',
  '# note \u009b2J',
])
const invisible = at('what a reviewer cannot see', /^(?:hidden-character|same-alphabet|yaml-)/, [
  'x: "a\u202eb"',
  '# \u202e gone',
  'x: "a\u2066b\u2069"',
  'x: "a\u2067b"',
  'x: a\u200bb',
  'x: a\u200db',
  'x: a\u2060b',
  'x: a\u00adb',
  'x: a\u061cb',
  'x: a\u180eb',
  'x\u200b: a',
  'x: "\\u202e"',
  'x: a\u{e0041}b',
])

const polyglots: Family = {
  name: 'files that are something else',
  by: /./,
  refused: cross(
    named([
      '%PDF-1.7\n1 0 obj\n',
      'GIF89a/*CANARY*/=1;',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
      `<html><script>${run}</script></html>`,
      `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"/>`,
      '#!/bin/sh\ntouch CANARY\n',
      'PK\u0003\u0004\u0014\u0000',
      '\u007fELF\u0002\u0001',
      'MZ\u0090\u0000\u0003',
      `{"__proto__": {"CANARY": 1}}`,
      '[[[[]]]]',
      `${run}\n`,
      '{\\rtf1 CANARY}',
      '=cmd|CANARY!A1',
      '---\n---\n---\n',
      '\n\n\n',
      '# only a note\n',
    ]),
    wholes,
  ),
}

const steps = (lines: string): Readonly<Record<string, string>> => base({ steps: `start: s0\nsteps:\n${lines}\n` })
const end = '  out: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }'
const doing = (i: number, then: string): string =>
  `  s${i}: { kind: do, do: Look., then: ${then}, source: "guideline 1" }`
const asking = (i: number, answers: string): string =>
  `  s${i}: { kind: question, ask: "Which?", answers: { ${answers} } }`
const graphs: Family = {
  name: 'huge and tangled graphs',
  by: /./,
  refused: [
    { name: 'ten thousand steps', files: steps(`${repeat(10_000, (i) => doing(i, `s${i + 1}`))}\n${end}`) },
    { name: 'more steps than a page holds', files: steps(`${repeat(201, (i) => doing(i, `s${i + 1}`))}\n${end}`) },
    { name: 'a ring', files: steps(`${repeat(100, (i) => doing(i, `s${(i + 1) % 100}`))}\n${end}`) },
    { name: 'a step that leads to itself', files: steps(`${doing(0, 's0')}\n${end}`) },
    {
      name: 'everything leads everywhere',
      files: steps(
        `${repeat(60, (i) => asking(i, repeat(60, (j) => `a${j}: { say: "${j}", go: s${j} }`).replaceAll('\n', ', ')))}\n${end}`,
      ),
    },
    {
      name: 'a question with thousands of answers',
      files: steps(`${asking(0, repeat(3000, (j) => `a${j}: { say: "${j}" }`).replaceAll('\n', ', '))}\n${end}`),
    },
    {
      name: 'a name of thousands of letters',
      files: steps(`  ${'s'.repeat(5000)}: { kind: do, do: Look., then: out }\n${end}`),
    },
    {
      name: 'a text of a hundred thousand letters',
      files: base({ steps: stepsBut('Is there pain?', 'x'.repeat(1e5)) }),
    },
    { name: 'a file of a million letters', files: { [baseFile]: `title: ${'x'.repeat(1e6)}\n` } },
    { name: 'a hundred thousand lines', files: { [baseFile]: repeat(1e5, (i) => `k${i}: v`) } },
  ],
}

export const yamlFamilies = [
  aliases,
  merges,
  tags,
  depth,
  twice,
  prototypes,
  coercion,
  controls,
  invisible,
  polyglots,
  graphs,
]
