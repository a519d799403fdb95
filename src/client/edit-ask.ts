/** Asks the worker, and waits for its answer. */
import type { Asks } from '../edit/answer.ts'

const waiting = new Map<number, (answer: never) => void>()
let worker: Worker | undefined
let last = 0

/** @param address of the worker's script, on this site */
export function startWorker(address: string): void {
  worker = new Worker(address, { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; answer: never }>) => {
    waiting.get(data.id)?.(data.answer)
    waiting.delete(data.id)
  })
}

export function ask<K extends keyof Asks>(kind: K, of: Asks[K][0]): Promise<Asks[K][1]> {
  const id = ++last
  return new Promise((answered) => {
    waiting.set(id, answered)
    worker!.postMessage({ id, ask: { kind, of } })
  })
}
