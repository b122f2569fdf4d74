import { afterEach, beforeEach, expect, it } from "vitest";
import { quotesAge } from "../../../lib/views/data/stale-quotes.ts";
import { type AlibabaWorld, alibabaWorld } from "../../support/alibaba-world.ts";

let world: AlibabaWorld;

beforeEach(async () => {
  world = await alibabaWorld();
});
afterEach(() => world.dispose());

it("quotes of Hong Kong to 11 March are behind from 16:40 on the 12th, and what is said of them holds until just then", async () => {
  await world.ingest({ to: "2025-03-11" });
  const at = (text: string) => quotesAge(world.store, Date.parse(text));
  const before = await at("2025-03-12T16:39:59+08:00");
  expect(before.stale.filter(({ exchange }) => exchange === "XHKG")).toEqual([]);
  expect(new Date(before.until ?? 0).toISOString()).toBe("2025-03-12T08:40:00.000Z");
  const after = await at("2025-03-12T16:40:00+08:00");
  expect(after.stale).toContainEqual({ exchange: "XHKG", last: "2025-03-11" });
});

it("where nothing is stored nothing is behind, and nothing will be", async () => {
  await world.store.instrument.updateMany({ data: { basis: "adjusted" } });
  expect(await quotesAge(world.store)).toEqual({ stale: [], until: null });
});
