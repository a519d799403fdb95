import { expect, test } from 'vitest'
import { classOf, largest } from './change.ts'
import { isTypo, pairTexts, same, weightOfWords } from './texts.ts'

test.for([
  ['Ask a specailist first.', 'Ask a specialist first.'],
  ['Refer  urgently', 'Refer urgently.'],
  ['Unexplained haemotysis', 'Unexplained haemoptysis'],
] as const)('“%s” → “%s” is spelling', ([was, is]) => {
  expect(weightOfWords(was, is)).toBe('typo')
})

test.for([
  ['Dysphagia', 'Dysphasia'],
  ['If symptomatic, refer', 'If asymptomatic, refer'],
  ['Pain in the ileum', 'Pain in the ilium'],
  ['Hyperkalaemia', 'Hypokalaemia'],
  ['It is now needed', 'It is not needed'],
  ['Refer under this', 'Refer over this'],
  ['Unstable angina', 'Stable angina'],
] as const)('“%s” → “%s” is not spelling, however near', ([was, is]) => {
  expect(isTypo(was, is)).toBe(false)
})

test.for([
  ['Within 2 weeks', 'Within 3 weeks'],
  ['After seven days', 'After eight days'],
  ['Ferritin < 30', 'Ferritin > 30'],
  ['Give 5 mg', 'Give 5 mcg'],
] as const)('“%s” → “%s” changes a figure', ([was, is]) => {
  expect(weightOfWords(was, is)).toBe('care')
})

test('a text that keeps half of itself is reworded; others come and go', () => {
  expect(
    pairTexts(['Full blood count', 'Ask about weight'], ['Full blood count and ferritin', 'Examine the abdomen']),
  ).toEqual({
    added: ['Examine the abdomen'],
    removed: ['Ask about weight'],
    reworded: [['Full blood count', 'Full blood count and ferritin']],
    moved: false,
  })
  expect(pairTexts(['a', 'b'], ['b', 'a'])).toMatchObject({ added: [], removed: [], reworded: [], moved: true })
})

test('the order of keys says nothing; the order of a list does', () => {
  expect(same({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
  expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  expect(same({ a: undefined }, {})).toBe(true)
  expect(same({ constructor: 'x' }, {})).toBe(false)
})

test('the size of a change is the largest that it holds', () => {
  expect(largest((['drawing', 'typo', 'source'] as const).map((weight) => classOf({ kind: 'reworded', weight })))).toBe(
    'minor',
  )
  expect(largest([])).toBe('none')
  expect(classOf({ kind: 'urgency', weight: 'ends' })).toBe('major')
})
