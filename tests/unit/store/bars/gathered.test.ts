import { expect, it } from "vitest";
import { gathered } from "../../../../lib/store/bars/gathered.ts";

it("three questions of one turn are answered by one call, and the one after it by another", async () => {
  const calls: (readonly number[])[] = [];
  const double = gathered(async (numbers: readonly number[]) => {
    calls.push(numbers);
    return numbers.map((number) => 2 * number);
  });
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(calls).toEqual([[1, 2, 3], [4]]);
});

it("a failure is told to everyone who asked, and the next question is asked anew", async () => {
  let isDown = true;
  const ask = gathered(async (questions: readonly string[]) => {
    if (isDown) throw new Error("down");
    return questions;
  });
  expect((await Promise.allSettled([ask("a"), ask("b")])).map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
  ]);
  isDown = false;
  expect(await ask("c")).toBe("c");
});
