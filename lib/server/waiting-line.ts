import type { ServerResponse } from "node:http";

/**
 * Answers made at once. One thread makes them all, so more of them are not done sooner: each only holds what it has
 * read and written so far until the others let it go on.
 */
const PLACES = 4;
/** A stream, or whatever else takes long, keeps its place no longer than this from the others. */
const LONGEST_MILLISECONDS = 1000;
/** How often it is looked whether an answer only waits for its reader, who may take it as slowly as they like. */
const LOOK_MILLISECONDS = 100;

/** What is made in no time, or tells how the server is: it does not wait behind pages. */
const AT_ONCE = /^\/(?:_next\/static\/|api\/(?:health|metrics|ready|v1\/refresh)(?:[/?]|$))/;

/** Whether an address (with its query) waits for its turn. */
export const waitsForTurn = (address: string): boolean => !AT_ONCE.test(address);

/** Answers wait in the order they came until one of a few places is free. */
export interface WaitingLine {
  /** Resolves when it is an answer's turn; with false where it is not to be made: its reader has gone, or the line is closed. */
  readonly turn: (answer: ServerResponse) => Promise<boolean>;
  /** Sends away whoever waits, and whoever still comes. */
  readonly close: () => void;
}

/**
 * A line with `places`. A place is free again when its answer is out, waits for its reader, or has lost them, and
 * after `longest` milliseconds.
 */
export function waitingLine(places = PLACES, longest = LONGEST_MILLISECONDS): WaitingLine {
  /** Begins an answer, or sends it away. */
  const waiting = new Set<(isMade: boolean) => void>();
  let taken = 0;
  let isClosed = false;

  const leave = () => {
    taken -= 1;
    const [next] = waiting;
    if (!next) return;
    waiting.delete(next);
    next(true);
  };
  const take = (answer: ServerResponse) => {
    taken += 1;
    let isHeld = true;
    const free = () => {
      if (!isHeld) return;
      isHeld = false;
      clearInterval(timer);
      leave();
    };
    const begun = performance.now();
    const look = () => {
      if (answer.writableNeedDrain || performance.now() - begun >= longest) free();
    };
    const timer = setInterval(look, Math.min(LOOK_MILLISECONDS, longest));
    answer.once("finish", free).once("close", free);
  };

  return {
    turn: (answer) =>
      new Promise((resolve) => {
        const begin = (isMade: boolean) => {
          answer.off("close", gone);
          if (isMade) take(answer);
          resolve(isMade);
        };
        const gone = () => {
          waiting.delete(begin);
          resolve(false);
        };
        if (answer.destroyed || answer.closed || isClosed) resolve(false);
        else if (taken < places) begin(true);
        else {
          waiting.add(begin);
          answer.once("close", gone);
        }
      }),
    close: () => {
      isClosed = true;
      for (const begin of waiting) begin(false);
      waiting.clear();
    },
  };
}
