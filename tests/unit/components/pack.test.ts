import { expect, test } from "vitest";
import { pack, packRows, unpack, unpackRows } from "../../../components/text/pack.ts";

test("what was packed comes out as it was, gaps and quotes too", () => {
  const chart = { name: 'A "quoted" name, 阿里巴巴', values: [1.25, null, -0.000001, 1e21], none: null };
  expect(unpack(pack(chart))).toEqual(chart);
  expect(unpack(pack(null))).toBeNull();
});

test("records come out as they were, and each name of a field is sent once for all of them", () => {
  const rows = [1, 2, 3].map((number) => ({
    symbol: `${number}.HK`,
    change: number / 8,
    limit: null,
    days: [{ number }],
  }));
  expect(unpackRows(packRows(rows))).toEqual(rows);
  expect(packRows(rows).json.match(/symbol/g)).toHaveLength(1);
  expect(unpackRows(packRows([]))).toEqual([]);
});
