import { expect, it } from "vitest";
import { readLastSessions } from "../../../../lib/store/bars/last-sessions.ts";
import { readInstruments } from "../../../../lib/store/reference/instruments.ts";
import { temporaryStore } from "../../../support/store.ts";

const COUNT = 5000;

it("thousands of instruments are read, each with its benchmarks in order", async () => {
  const world = await temporaryStore();
  try {
    await world.store.instrument.createMany({
      data: Array.from({ length: COUNT }, (_, index) => ({
        id: index + 1,
        symbol: `B${String(index + 1).padStart(5, "0")}.HK`,
        kind: "equity",
        name: "Made",
        currency: "HKD",
        exchange: "XHKG",
      })),
    });
    await world.store.instrumentBenchmark.createMany({
      data: [
        { instrumentId: 1, rank: 1, benchmarkId: 2 },
        { instrumentId: 1, rank: 0, benchmarkId: 3 },
      ],
    });
    const read = await readInstruments(world.store);
    expect(read).toHaveLength(COUNT);
    expect(read[0]).toMatchObject({
      symbol: "B00001.HK",
      company: null,
      benchmarkSymbols: ["B00003.HK", "B00002.HK"],
    });
    expect(read[1]?.benchmarkSymbols).toEqual([]);
  } finally {
    await world.dispose();
  }
});

it("an instrument on an exchange without a record is refused by name, not taken for a currency pair", async () => {
  const world = await temporaryStore();
  try {
    await world.store.instrument.create({
      data: { symbol: "BP.L", kind: "share", name: "BP", currency: "GBP", exchange: "XLON" },
    });
    const refusal = /^BP\.L is on the exchange "XLON", for which there are no rules here/;
    await expect(readInstruments(world.store)).rejects.toThrow(refusal);
    await expect(readLastSessions(world.store)).rejects.toThrow(refusal);
  } finally {
    await world.dispose();
  }
});
