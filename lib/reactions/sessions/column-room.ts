/** Columns of numbers in memory that is used again: what one run of a long export leaves, the next one takes. */
export interface ColumnRoom {
  /** A column of so many values, all NaN, until `reuse` is called. */
  readonly column: (length: number) => Float64Array;
  /** From now on every column handed out before belongs to others: nobody may read it any more. */
  readonly reuse: () => void;
}

/** Values of a block: a megabyte. */
const BLOCK_LENGTH = 2 ** 17;

/**
 * Room for the columns of a thousand series at a time. Arrays of their own stand outside of the heap until a collection
 * of its old part, which many seconds of an export pass without.
 */
export function columnRoom(): ColumnRoom {
  const blocks: Float64Array[] = [];
  let [block, taken] = [0, 0];
  return {
    column: (length) => {
      if (length > BLOCK_LENGTH) return ownColumn(length);
      if (taken + length > BLOCK_LENGTH) [block, taken] = [block + 1, 0];
      const room = blocks[block] ?? new Float64Array(BLOCK_LENGTH);
      blocks[block] = room;
      taken += length;
      return room.subarray(taken - length, taken).fill(Number.NaN);
    },
    reuse: () => {
      [block, taken] = [0, 0];
    },
  };
}

/** A column that stays with whoever asked for it. */
export const ownColumn = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
