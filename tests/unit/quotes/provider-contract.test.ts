import { eastMoneyProvider } from "../../../lib/quotes/eastmoney/provider.ts";
import { fallbackProvider } from "../../../lib/quotes/fallback-provider.ts";
import { yahooProvider } from "../../../lib/quotes/yahoo/provider.ts";
import { startFakeEastMoney } from "../../support/fake-eastmoney.ts";
import { startFakeYahoo, weekdayBars } from "../../support/fake-yahoo.ts";
import { describeServerContract } from "../../support/provider-contract.ts";

const REQUEST = { symbol: "9988.HK", zone: "Asia/Hong_Kong", from: "2025-03-03", to: "2025-03-07" };
const BARS = weekdayBars("2025-02-28", [128, 130.5, 127.2, 129.9, 140.8, 140.2, 132]).flatMap(
  ({ session, close }) => (close === null ? [] : [{ session, close }]),
);
const QUICK = { firstDelayMilliseconds: 1, timeoutMilliseconds: 30_000, tries: 2 };
const KNOWN = { request: REQUEST, currency: "HKD", unknownSymbol: "9999.HK" };

async function yahooWorld() {
  const yahoo = await startFakeYahoo();
  const hours = { currency: "HKD", zone: "Asia/Hong_Kong", opensAt: "09:30" };
  yahoo.serve("9988.HK", { ...hours, bars: BARS });
  return {
    ...KNOWN,
    provider: yahooProvider({ origin: yahoo.origin, ...QUICK }),
    shuffle: async () => yahoo.serve("9988.HK", { ...hours, bars: [...BARS].reverse() }),
    die: () => yahoo.close(),
    answerWith: async (body: string) => yahoo.fail({ kind: "body", body }),
    dispose: () => yahoo.close(),
  };
}

async function eastMoneyWorld() {
  const eastMoney = await startFakeEastMoney();
  eastMoney.serve("116.09988", { klines: BARS });
  return {
    ...KNOWN,
    provider: eastMoneyProvider({ origin: eastMoney.origin, ...QUICK }),
    shuffle: async () => eastMoney.serve("116.09988", { klines: [...BARS].reverse() }),
    die: () => eastMoney.close(),
    answerWith: async (body: string) => eastMoney.fail({ kind: "body", body }),
    dispose: () => eastMoney.close(),
  };
}

/** Whatever happens, happens to both. */
async function fallbackWorld() {
  const [first, second] = [await yahooWorld(), await eastMoneyWorld()];
  const both = (does: (world: typeof first | typeof second) => Promise<void>) => async () => {
    await does(first);
    await does(second);
  };
  return {
    ...KNOWN,
    provider: fallbackProvider(first.provider, second.provider),
    shuffle: both((world) => world.shuffle()),
    die: both((world) => world.die()),
    answerWith: (body: string) => both((world) => world.answerWith(body))(),
    dispose: both((world) => world.dispose()),
  };
}

describeServerContract("Yahoo Finance", yahooWorld);
describeServerContract("East Money", eastMoneyWorld);
describeServerContract("Yahoo Finance with East Money behind it", fallbackWorld);
