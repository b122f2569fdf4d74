import { expect, it } from "vitest";
import { codingsFor } from "../../../lib/server/codings.ts";

it.each([
  ["gzip, deflate, br, zstd", "br gzip identity"],
  ["br;q=0, gzip", "gzip identity"],
  ["br;q=0.000, gzip;q=0.5", "gzip identity"],
  ["GZIP", "gzip identity"],
  ["br ; q=1", "br identity"],
  ["identity", "identity"],
  ["identity;q=0, *;q=0", "identity"],
  ["*", "identity"],
  ["brotli, gzipped", "identity"],
  ["", "identity"],
  [undefined, "identity"],
] as const)("%s takes %s, the smallest first", (asked, codings) => {
  expect(codingsFor(asked).join(" ")).toBe(codings);
});
