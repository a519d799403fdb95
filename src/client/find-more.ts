/** What the first hits do not wait for: words, the text of pages, and what is kept on the device. */
export { keepOpened } from './find-kept.ts'
export { warmUp } from './find-warm-up.ts'
export { clearText, lookInText } from './find-text.ts'
export { drawUnderstood, drawWords } from './find-words.ts'
