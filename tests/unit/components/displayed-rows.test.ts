import { describe, expect, it } from "vitest";
import { type DisplayedRow, rowSlice } from "../../../components/reactions/table/displayed-rows.ts";
import { firstRowsBelow } from "../../../lib/views/reactions/table-rows.ts";

const rows = Array.from(
  { length: 1200 },
  (_, at): DisplayedRow => ({
    kind: "group",
    id: String(at),
    name: "",
    open: false,
    toggle: () => {},
    figures: { pairs: 0, measured: 0, positive: 0, abnormalReturn: null, car: null },
  }),
);
const ids = (slice: ReturnType<typeof rowSlice>) => slice.rows.map(({ id }) => Number(id));

const few = (page: number) => ({ manyRows: false, page });
const many = (page: number) => ({ manyRows: true, page });

describe("1,200 rows", () => {
  it("are 24 pages of 50, or 3 of 500 where the reader wants many at once", () => {
    expect(rowSlice(rows, few(1), true)).toMatchObject({ page: 1, pages: 24, total: 1200 });
    expect(ids(rowSlice(rows, few(2), true)).at(0)).toBe(50);
    expect(ids(rowSlice(rows, many(3), true))).toEqual(Array.from({ length: 200 }, (_, at) => 1000 + at));
  });

  it("are 20 pages of 60 where many are wanted and no script is there yet: a page is sent with no more", () => {
    expect(rowSlice(rows, many(1), false)).toMatchObject({ page: 1, pages: 20, total: 1200 });
    expect(ids(rowSlice(rows, many(20), false))).toEqual(Array.from({ length: 60 }, (_, at) => 1140 + at));
    expect(rowSlice(rows, few(1), false)).toMatchObject({ pages: 24 });
  });

  it("are 100 pages of 12 where a page has few, as below a chart of eighteen lines, 20 below one of nine, and 3 of 500 all the same", () => {
    expect([0, 9, 10, 18].map(firstRowsBelow)).toEqual([50, 20, 12, 12]);
    expect(rowSlice(rows, few(1), true, firstRowsBelow(18))).toMatchObject({ pages: 100, total: 1200 });
    expect(ids(rowSlice(rows, few(2), false, 12))).toEqual(Array.from({ length: 12 }, (_, at) => 12 + at));
    expect(rowSlice(rows, many(1), true, 12)).toMatchObject({ pages: 3 });
    expect(rowSlice(rows, many(1), false, 12)).toMatchObject({ pages: 100 });
  });

  it("a page beyond the last is the last; no rows are one empty page", () => {
    expect(rowSlice(rows, many(99), true).page).toBe(3);
    expect(rowSlice([], few(4), true)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });
});
