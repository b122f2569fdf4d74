import { expect, test } from "vitest";
import { columnRoom } from "../../../../lib/reactions/sessions/column-room.ts";

test("columns lie apart until their room is used again, and then hold nothing of what was in them", () => {
  const room = columnRoom();
  const lengths = [3, 0, 100_000, 100_000, 5];
  const columns = lengths.map((length, at) => room.column(length).fill(at));
  expect(columns.map(({ length }) => length)).toEqual(lengths);
  for (const [at, column] of columns.entries()) expect(column.every((value) => value === at)).toBe(true);
  room.reuse();
  const again = lengths.map((length) => room.column(length));
  for (const column of again) expect(column.every(Number.isNaN)).toBe(true);
  expect(again.map(({ buffer }) => buffer)).toEqual(columns.map(({ buffer }) => buffer));
});

test("a column longer than a block of 131,072 values is its own", () => {
  const room = columnRoom();
  expect(room.column(200_000)).toHaveLength(200_000);
  expect(room.column(2).buffer).not.toBe(room.column(200_000).buffer);
});
