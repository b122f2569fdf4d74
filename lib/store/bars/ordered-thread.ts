import { Worker } from "node:worker_threads";

/** A thread that does what it is told, one order after the other, and answers each with a message. */
export interface OrderedThread<Order> {
  /**
   * Tells it the next order; what is `handedOver` belongs to the thread from then on. Resolves once the order is
   * done.
   * @throws what the thread threw, at this order or an earlier one
   */
  readonly tell: (order: Order, handedOver?: readonly ArrayBuffer[]) => Promise<void>;
  /** Resolves once the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** Starts the thread of a script of this folder. */
export function startOrderedThread<Order>(script: URL, workerData: object): OrderedThread<Order> {
  const thread = new Worker(script, { workerData });
  const waiting: { readonly resolve: () => void; readonly reject: (reason: unknown) => void }[] = [];
  let failure: unknown = null;
  thread.on("message", () => waiting.shift()?.resolve());
  thread.on("error", (error) => {
    failure = error;
  });
  const ended = new Promise<void>((resolve) => {
    thread.once("exit", () => {
      failure ??= new Error("The thread has ended.");
      for (const { reject } of waiting.splice(0)) reject(failure);
      resolve();
    });
  });
  return {
    ended,
    tell(order, handedOver = []) {
      const done = new Promise<void>((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        thread.postMessage(order, handedOver);
      });
      done.catch(() => {}); // whoever goes on telling it hears of the failure with the next order
      return done;
    },
  };
}
