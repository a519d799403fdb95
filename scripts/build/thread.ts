/** A thread of its own, asked by messages: it answers one after the other, in the order in which it was asked. */
import { Worker } from 'node:worker_threads'

export class Thread<Order, Answer> {
  readonly #worker: Worker
  readonly #open: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = []
  #failed: Error | undefined
  readonly #ended: Promise<void>

  /**
   * @param program posts one answer for every order
   * @param data what the thread is given at its start
   */
  constructor(program: URL, data?: unknown) {
    this.#worker = new Worker(program, { workerData: data })
    this.#ended = new Promise((done) => this.#worker.on('exit', () => done()))
    this.#worker.on('message', (answer: Answer) => this.#open.shift()?.resolve(answer))
    this.#worker.on('error', (error) => {
      this.#failed = error instanceof Error ? error : new Error(String(error))
      for (const { reject } of this.#open.splice(0)) reject(this.#failed)
    })
  }

  /** How many orders are not answered yet. */
  get waiting(): number {
    return this.#open.length
  }

  /**
   * @param handOver what is the thread's from then on
   * @throws whatever the thread has failed with, also where that was another order
   */
  ask(order: Order, handOver: ArrayBuffer[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failed) return reject(this.#failed)
      this.#open.push({ resolve, reject })
      this.#worker.postMessage(order, handOver)
    })
  }

  /** Has a thread end itself, whatever is on its way: it has something of its own to end. @param order is not answered */
  async end(order: Order): Promise<void> {
    this.#worker.postMessage(order)
    await this.#ended
  }

  /** Ends the thread, whatever is on its way. */
  async stop(): Promise<void> {
    await this.#worker.terminate()
  }
}
