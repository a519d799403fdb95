/** A thread of its own, asked by messages. */
import { parentPort, Worker, type Transferable } from 'node:worker_threads'

type Asked<Order> = readonly [number: number, order: Order]
type Answered<Answer> = readonly [number: number, answer: Answer]

export class Thread<Order, Answer> {
  readonly #worker: Worker
  readonly #open = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  #asked = 0
  #failed: Error | undefined
  readonly #ended: Promise<void>

  /**
   * @param program which answers every order once, see `answerOrders`
   * @param data what the thread is given at its start
   */
  constructor(program: URL, data?: unknown) {
    this.#worker = new Worker(program, { workerData: data })
    this.#ended = new Promise((done) => this.#worker.on('exit', () => done()))
    this.#worker.on('message', ([number, answer]: Answered<Answer>) => {
      this.#open.get(number)?.resolve(answer)
      this.#open.delete(number)
    })
    this.#worker.on('error', (error) => {
      this.#failed = error instanceof Error ? error : new Error(String(error))
      for (const { reject } of this.#open.values()) reject(this.#failed)
      this.#open.clear()
    })
  }

  /** How many orders are not answered yet. */
  get waiting(): number {
    return this.#open.size
  }

  /** @throws whatever the thread has failed with, also where that was another order */
  ask(order: Order): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failed) return reject(this.#failed)
      const number = this.#asked++
      this.#open.set(number, { resolve, reject })
      this.#worker.postMessage([number, order] satisfies Asked<Order>)
    })
  }

  /** Has a thread end itself, whatever is on its way: it has something of its own to end. @param order is not answered */
  async end(order: Order): Promise<void> {
    this.#worker.postMessage([this.#asked++, order] satisfies Asked<Order>)
    await this.#ended
  }

  /** Ends the thread, whatever is on its way. */
  async stop(): Promise<void> {
    await this.#worker.terminate()
  }
}

/**
 * What the program of a thread is.
 * @param work may answer orders one after the other or at once; what it throws ends the thread
 * @param handOver what of an answer is the asker's from then on
 */
export function answerOrders<Order, Answer>(
  work: (order: Order) => Answer | Promise<Answer>,
  handOver: (answer: Answer) => Transferable[] = () => [],
): void {
  parentPort!.on('message', ([number, order]: Asked<Order>) => {
    const answer = (one: Answer): void =>
      parentPort!.postMessage([number, one] satisfies Answered<Answer>, handOver(one))
    const done = work(order)
    if (done instanceof Promise) void done.then(answer)
    else answer(done)
  })
}
