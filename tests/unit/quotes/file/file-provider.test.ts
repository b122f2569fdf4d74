import { describe, expect, it } from "vitest";
import { fileProvider } from "../../../../lib/quotes/file/file-provider.ts";
import { readQuoteFile } from "../../../../lib/quotes/file/read-quote-file.ts";
import { weekdayBars } from "../../../support/fake-yahoo.ts";
import { describeProviderContract } from "../../../support/provider-contract.ts";

const KNOWN = new Map([["9988.HK", "Asia/Hong_Kong"]]);
const REQUEST = { symbol: "9988.HK", zone: "Asia/Hong_Kong", from: "2025-03-04", to: "2025-03-06" };

function provider(text: string) {
  const read = readQuoteFile(Buffer.from(text), "quotes.csv", { symbol: "9988.HK", prices: "raw" }, KNOWN);
  if (!read.ok) throw new Error(read.problem.message);
  return fileProvider(read.value, new Map([["9988.HK", "HKD"]]));
}

const FIVE_DAYS = [7, 3, 6, 4, 5].map((day) => `2025-03-0${day},${130 + day}`).join("\n");

describe("a file as a provider", () => {
  it("gives its bars in order from 2025-03-04 to 2025-03-06, both included", async () => {
    const answer = await provider(`Date,Close\n${FIVE_DAYS}\n`).daily(REQUEST);
    expect(answer.ok && answer.value.bars.map(({ session, close }) => [session, close])).toEqual([
      ["2025-03-04", 134],
      ["2025-03-05", 135],
      ["2025-03-06", 136],
    ]);
  });

  it("takes the listing's currency with a remark where none is stated, and else the stated one", async () => {
    const unstated = await provider("Date,Close\n2025-03-06,140.8\n").daily(REQUEST);
    expect(unstated).toMatchObject({
      ok: true,
      value: { currency: "HKD", remarks: ["currency not stated, taken as HKD, the listing's"] },
    });
    const stated = await provider("Date,Close,Currency\n2025-03-06,140.8,usd\n").daily(REQUEST);
    expect(stated).toMatchObject({ ok: true, value: { currency: "USD", remarks: [] } });
  });

  it("does not know a symbol of which it has no rows", async () => {
    const answer = await provider("Date,Close\n2025-03-06,140.8\n").daily({ ...REQUEST, symbol: "0700.HK" });
    expect(answer).toEqual({
      ok: false,
      problem: { code: "unknown symbol", message: "quotes.csv has no rows of 0700.HK." },
    });
  });
});

const WEEK = weekdayBars("2025-02-28", [128, 130.5, 127.2, 129.9, 140.8, 140.2, 132]).map(
  ({ session, close }) => `${session},${close}`,
);

describeProviderContract("a file", async () => {
  let current = provider(`Date,Close\n${WEEK.join("\n")}\n`);
  return {
    provider: { name: current.name, daily: (request) => current.daily(request) },
    request: { ...REQUEST, from: "2025-03-03", to: "2025-03-07" },
    currency: "HKD",
    unknownSymbol: "9999.HK",
    shuffle: async () => {
      current = provider(`Date,Close\n${WEEK.toReversed().join("\n")}\n`);
    },
    dispose: async () => {},
  };
});
