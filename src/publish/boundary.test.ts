import { describe, expect, test } from 'vitest'
import { boundaryFaults, scriptFaults } from './boundary.ts'

const page = 'england/pathways/example/index.html'
const what = (html: string, at = page): string[] => boundaryFaults(at, html).map((one) => one.split(': ')[1]!)

describe('a page that guides care takes nothing in, keeps nothing and asks nobody', () => {
  test.each([
    ['<p>Age <input type="number"></p>', 'something can be typed or chosen'],
    ['<select><option>1</option></select>', 'something can be typed or chosen'],
    ['<textarea></textarea>', 'something can be typed or chosen'],
    ['<div contenteditable>x</div>', 'something can be typed or chosen'],
    ['<form action="/x"></form>', 'something can be typed or chosen'],
    ['<button>Next</button>', 'something can be typed or chosen'],
    ['<output>3</output>', 'something can be typed or chosen'],
    ['<iframe src="x.html"></iframe>', 'another page is shown inside it'],
    ['<p onclick="x()">x</p>', 'a script stands in an attribute'],
    ['<p title="a > b" onclick="x()">x</p>', 'a script stands in an attribute'],
    ['<p title="a"onclick="x()">x</p>', 'a script stands in an attribute'],
    ['<svg/onload="x()"></svg>', 'a script stands in an attribute'],
    ['<a href="javascript:x()">x</a>', 'an address runs a script'],
    ['<a href=" data:text/html,x">x</a>', 'an address runs a script'],
    ['<script src="https://cdn.example.org/x.js"></script>', 'something is fetched from another site'],
    ['<script src="//cdn.example.org/x.js"></script>', 'something is fetched from another site'],
    ['<link rel="stylesheet" href="https://fonts.example.org/x.css">', 'something is fetched from another site'],
    ['<img alt="" src="https://count.example.org/x.gif">', 'something is fetched from another site'],
    ['<script>score()</script>', 'a script stands in the page itself'],
    ['<script> \n score()</script>', 'a script stands in the page itself'],
    ["<p title='<script>score()</script>", 'a script stands in the page itself'],
  ])('%s', (html, says) => {
    expect(what(html)).toEqual([says])
  })

  test.each([
    '<a href="https://www.nice.org.uk/guidance/ng12">NG12</a>',
    '<a href="#x" aria-label="Words: &lt;img onerror=x&gt; once = twice">NG12</a>',
    '<link rel="canonical" href="https://pathways.example.org/"><link rel="stylesheet" href="../../assets/site.css">',
    '<script type="module" src="../../assets/page.js"></script>',
    '<script type="application/ld+json">{"@type":"WebPage"}</script>',
    '<button type="button" data-copy>Copy the blank headings</button>',
    '<p>Put on: the input of a colleague &lt;input&gt;.</p>',
  ])('%s is what pages are made of', (html) => {
    expect(what(html)).toEqual([])
  })

  test('the search of the home page is where something may be typed', () => {
    const find = '<input type="search" id="find">'
    expect(what(find, 'england/index.html')).toEqual([])
    expect(what(find, 'wales/cy/pathways/x/walk/index.html')).toHaveLength(1)
  })
})

describe('the workbench of editors shows its own preview, and nothing else', () => {
  const frame = '<iframe id="preview" src="preview/" title="As it will look"></iframe>'
  test.each([
    ['england/edit/index.html', frame, 0],
    ['england/pathways/example/index.html', frame, 1],
    ['england/about/edit/index.html', frame, 1],
    ['england/edit/index.html', '<iframe id="preview" src="https://elsewhere.example.org/"></iframe>', 1],
    ['england/edit/index.html', `${frame}<iframe src="../"></iframe>`, 1],
  ])('%s: %s', (at, html, count) => {
    expect(boundaryFaults(at, html)).toHaveLength(count)
  })
})

describe('scripts keep and send nothing', () => {
  test.each([
    ['england/assets/page-1.js', 'localStorage.setItem("a","b")', 1],
    ['england/assets/walk-1.js', 'document.cookie="a"', 1],
    ['england/assets/find-1.js', 'localStorage.getItem("pins")', 0],
    ['england/assets/find-1.js', 'navigator.sendBeacon("/x","y")', 1],
    ['england/assets/find-1.js', 'fetch("https://elsewhere.example.org/?q="+q)', 1],
    ['england/assets/find-1.js', 'fetch(page.root+"lookup.json")', 0],
  ])('%s: %s', (name, text, count) => {
    expect(scriptFaults(name, text)).toHaveLength(count)
  })
})
