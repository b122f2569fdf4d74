import { expect, test } from "vitest";
import { pack, unpack } from "../../../components/text/pack.ts";

test("what was packed comes out as it was, gaps and quotes too", () => {
  const chart = { name: 'A "quoted" name, 阿里巴巴', values: [1.25, null, -0.000001, 1e21], none: null };
  expect(unpack(pack(chart))).toEqual(chart);
  expect(unpack(pack(null))).toBeNull();
});
