import { LRUCache } from "lru-cache";

/** What the memory of an answer is counted by, in bytes. */
export interface Sized {
  readonly bytes: number;
}

/** Answers within a bound of memory. */
export interface BoundedAnswers<Value extends Sized> {
  readonly get: (key: string) => Value | undefined;
  readonly set: (key: string, value: Value) => void;
  readonly has: (key: string) => boolean;
  readonly clear: () => void;
  /** Those that were asked for again, the last one first. */
  readonly asked: () => Value[];
  readonly bytes: () => number;
}

/** Of the memory, what those may take that nobody asked for again. */
const NEW_SHARE = 0.25;

/**
 * Answers of at most `mostBytes` together; one that alone is larger than its share is not taken. New ones have a quarter
 * of the room, and those that were asked for again the rest: however many addresses somebody makes up, what people
 * read stays.
 */
export function boundedAnswers<Value extends Sized>(mostBytes: number): BoundedAnswers<Value> {
  const room = (bytes: number) =>
    new LRUCache<string, Value>({
      maxSize: Math.max(1, Math.floor(bytes)),
      sizeCalculation: (value) => Math.max(1, value.bytes),
    });
  const fresh = room(mostBytes * NEW_SHARE);
  const asked = room(mostBytes * (1 - NEW_SHARE));
  return {
    get: (key) => {
      const known = asked.get(key);
      if (known) return known;
      const value = fresh.get(key);
      if (value === undefined) return undefined;
      fresh.delete(key);
      asked.set(key, value);
      return value;
    },
    set: (key, value) => {
      fresh.set(key, value);
    },
    has: (key) => asked.has(key) || fresh.has(key),
    clear: () => {
      fresh.clear();
      asked.clear();
    },
    asked: () => [...asked.values()],
    bytes: () => fresh.calculatedSize + asked.calculatedSize,
  };
}
