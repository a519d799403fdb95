/** Checks, compares and draws beside the page, so that the page has nothing to do but take keys. */
import { Answerer, type Ask } from '../edit/answer.ts'

const answerer = new Answerer()

self.addEventListener('message', ({ data }: MessageEvent<{ id: number; ask: Ask }>) => {
  self.postMessage({ id: data.id, answer: answerer.answer(data.ask) })
})
