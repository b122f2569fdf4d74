import { afterEach, beforeEach, expect, it } from "vitest";
import { parseEnvironment } from "../../../lib/env.ts";
import { ingestQuotes } from "../../../lib/quotes/ingest/ingest-quotes.ts";
import { quoteProvider } from "../../../lib/quotes/providers.ts";
import { type FakeEastMoney, startFakeEastMoney } from "../../support/fake-eastmoney.ts";
import { type IngestWorld, ingestWorld, NOW } from "../../support/ingest-world.ts";

let world: IngestWorld;
let eastMoney: FakeEastMoney;
beforeEach(async () => {
  [world, eastMoney] = [await ingestWorld(), await startFakeEastMoney()];
});
afterEach(async () => {
  await world.dispose();
  await eastMoney.close();
});

it("a run that Yahoo refuses stores East Money's close of 44.12 under its name", async () => {
  world.yahoo.fail({ kind: "status", status: 403 });
  eastMoney.serve("0.002315", {
    sharesPerUnit: 100,
    klines: [{ session: "2025-03-05", close: 44.12, volume: 42_947 }],
  });
  const setting = parseEnvironment({
    QUOTES_PROVIDER: "yahoo,eastmoney",
    YAHOO_ORIGIN: world.yahoo.origin,
    EASTMONEY_ORIGIN: eastMoney.origin,
  });
  const run = await ingestQuotes(world.store, quoteProvider(setting), {
    companies: ["focus"],
    from: "2025-03-01",
    now: NOW,
  });
  const outcomes = run.ok ? run.value.perInstrument : [];
  expect(outcomes.find(({ symbol }) => symbol === "002315.SZ")).toMatchObject({ inserted: 1, problem: null });
  expect(await world.bars("002315.SZ")).toMatchObject([
    { session: "2025-03-05", close: 44.12, volume: 4_294_700, provider: "eastmoney" },
  ]);
});
