/** Families against prose: code, HTML and addresses in `.mdx`. */
import { cross, run, type Family } from './family.ts'
import { blocks, inline, prose } from './places.ts'

const named = (texts: readonly string[]): (readonly [string, string])[] =>
  texts.map((text) => [text.slice(0, 60), text])

const modules: Family = {
  name: 'modules in prose',
  by: /^mdx-code$/,
  refused: cross(
    named([
      "import os from 'node:os'",
      "import 'node:fs'",
      `import 'data:text/javascript,${run}'`,
      "import * as fs from 'fs'",
      "import { writeFileSync as w } from 'fs'",
      `export const x = (${run})`,
      `export default () => ${run}`,
      `export const layout = () => { ${run} }`,
      `export function getStaticPaths() { ${run} }`,
      "export * from 'node:child_process'",
    ]),
    blocks,
  ),
}

const expressions: Family = {
  name: 'expressions in prose',
  by: /^mdx-/,
  refused: cross(
    named([
      `{${run}}`,
      `{(() => { ${run} })()}`,
      `{process.exit(1)}`,
      `{require('child_process').execSync('touch CANARY')}`,
      "{await import('node:fs')}",
      '{`${' + run + '}`}',
      '{/* hidden */}',
      '{globalThis.process ? "CANARY" : ""}',
      "{new Function('return this')()}",
    ]),
    inline,
  ),
}

const attributes: Family = {
  name: 'attributes, spreads and handlers',
  by: /^mdx-/,
  refused: cross(
    named(
      [
        `{...(${run})}`,
        `by={${run}}`,
        `onclick="${run}"`,
        `onClick={() => ${run}}`,
        'style="position:fixed;inset:0"',
        'class="draft"',
        'id="main"',
        'set:html="<script>1</script>"',
        'client:load',
        'is:raw',
        'slot="x"',
        'by="practice" by="hospital"',
        'href="javascript:1"',
        'dangerouslySetInnerHTML={{ __html: "x" }}',
      ].flatMap((attribute) => ['Good', 'Note'].map((tag) => `<${tag} ${attribute}>\n\nText\n\n</${tag}>`)),
    ),
    blocks.slice(0, 2),
  ),
}

const elements: Family = {
  name: 'HTML and unknown components',
  by: /^mdx-/,
  refused: cross(
    named([
      `<script>${run}</script>`,
      '<SCRIPT SRC="https://example.org/x.js"></SCRIPT>',
      `<img src="x" onerror="${run}" />`,
      `<svg onload="${run}"></svg>`,
      '<svg><use href="data:image/svg+xml;base64,AAAA#x" /></svg>',
      '<iframe src="https://example.org"></iframe>',
      '<object data="x"></object>',
      '<embed src="x" />',
      '<style>h1 { display: none }</style>',
      '<link rel="stylesheet" href="https://example.org/x.css" />',
      '<form action="https://example.org"><input name="nhs" /></form>',
      '<base href="https://example.org/" />',
      '<meta http-equiv="refresh" content="0;url=https://example.org" />',
      '<math><mtext></mtext></math>',
      '<details open ontoggle="CANARY()">x</details>',
      '<template>x</template>',
      '<noscript>x</noscript>',
      '<a href="javascript:CANARY()">x</a>',
      '<button formaction="javascript:CANARY()">x</button>',
      '<video><source onerror="CANARY()" /></video>',
      '<Chart data="x" />',
      '<Good.constructor>x</Good.constructor>',
      '<constructor>x</constructor>',
      '<x-canary>x</x-canary>',
      '<p>x</p>',
      '<br />',
      '<!-- hidden -->',
      '<!DOCTYPE html>',
      '<![CDATA[ x ]]>',
      '<?php CANARY ?>',
    ]),
    [blocks[0]!, inline[0]!],
  ),
}

const schemes = [
  'javascript:CANARY()',
  'JaVaScRiPt:CANARY()',
  'vbscript:CANARY()',
  'data:text/html,CANARY',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  'ftp://example.org/x',
  'http://example.org/',
  'mailto:a@example.org',
  'tel:999',
  'sms:999',
  'intent:x',
  'view-source:https://example.org/',
  'ws://example.org/',
]
const hosts = [
  '//example.org/x',
  '///example.org/x',
  'https://www.nice.org.uk@example.org/',
  'https://www.nice.org.uk:x@example.org/',
  'https://www.nіce.org.uk/',
  'https://www.xn--nce-qqc.org.uk/',
  'https://example。org/',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'https://2130706433/',
  'https://localhost/x',
  'https://intranet/x',
  'https://example.org:8443/x',
  'https://example.org\\@www.nice.org.uk/',
  'https:example.org',
  'https:///example.org',
  'https://EXAMPLE.ORG\u200b/',
]
const paths = [
  '../../../../etc/passwd',
  '/etc/passwd',
  './x',
  '/pathways/../../x/',
  '/pathways/A/',
  '?x',
  '/pathways/a/b/',
]

const links = (name: string, addresses: readonly string[], more: readonly string[]): Family => ({
  name,
  by: /^(?:mdx-|hidden-character$|wrong-form$|yaml-)/,
  refused: [
    ...cross(named(addresses), [
      ['link in prose', (address) => prose(`Read [the page](${address}).`)],
      ['link in a list of prose', (address) => prose(`- [the page](${address})`)],
      ...fields,
    ]),
    ...cross(named(more), [
      ['link in prose', (address) => prose(`Read [the page](${address}).`)],
      ['address of a link elsewhere', (address) => prose(`Read [the page][x].\n\n[x]: ${address}`)],
    ]),
  ],
})

/** Addresses that stand in data. */
const fields: readonly (readonly [string, (address: string) => Readonly<Record<string, string>>])[] = [
  [
    'address of a source',
    (address) => ({
      'content/sources.yaml': `guideline:\n  organisation: Example\n  title: A guideline\n  nation: all\n  version: "1"\n  accessed: 2026-11-22\n  seen: publisher text\n  url: ${JSON.stringify(address)}\n`,
    }),
  ],
  [
    'address of a site',
    (address) => ({
      'content/nations/wales.yaml': `name: Wales\nlanguages: [en]\naddress: ${JSON.stringify(address)}\n`,
    }),
  ],
  [
    'address of a repository',
    (address) => ({
      'content/nations/wales.yaml': `name: Wales\nlanguages: [en]\nrepository: { address: ${JSON.stringify(address)} }\n`,
    }),
  ],
]

const schemeLinks = links('links that run or carry', schemes, [
  '&#106;avascript&#58;CANARY()',
  'java&#9;script:CANARY()',
  '&#x6A;avascript:CANARY()',
])
const hostLinks = links('links that lead elsewhere', hosts, paths)

export const proseFamilies = [modules, expressions, attributes, elements, schemeLinks, hostLinks]
