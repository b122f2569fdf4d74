import { describe, expect, it } from "vitest";
import { type DisplayedRow, rowSlice } from "../../../components/reactions/table/displayed-rows.ts";

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

describe("1,200 rows", () => {
  it("are 24 pages of 50, or 3 of 500 where the reader wants many at once", () => {
    expect(rowSlice(rows, false, 1)).toMatchObject({ page: 1, pages: 24, total: 1200 });
    expect(ids(rowSlice(rows, false, 2)).at(0)).toBe(50);
    expect(ids(rowSlice(rows, true, 3))).toEqual(Array.from({ length: 200 }, (_, at) => 1000 + at));
  });

  it("a page beyond the last is the last; no rows are one empty page", () => {
    expect(rowSlice(rows, true, 99).page).toBe(3);
    expect(rowSlice([], false, 4)).toEqual({ rows: [], page: 1, pages: 1, total: 0 });
  });
});
