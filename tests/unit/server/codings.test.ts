import { expect, it } from "vitest";
import { codingFor } from "../../../lib/server/codings.ts";

it.each([
  ["gzip, deflate, br, zstd", "br"],
  ["br;q=0, gzip", "gzip"],
  ["br;q=0.000, gzip;q=0.5", "gzip"],
  ["GZIP", "gzip"],
  ["identity", "identity"],
  ["brotli, gzipped", "identity"],
  ["", "identity"],
  [undefined, "identity"],
] as const)("%s is answered as %s", (asked, coding) => {
  expect(codingFor(asked)).toBe(coding);
});
