/** What the first hits do not wait for: the text of pages, and what is kept on the device. */
export { keepOpened } from './find-kept.ts'
export { clearText, lookInText } from './find-text.ts'
