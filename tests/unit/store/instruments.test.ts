import { expect, it } from "vitest";
import { readInstruments } from "../../../lib/store/instruments.ts";
import { instrumentRow, temporaryStore } from "../../support/store.ts";

it("two thousand instruments are read, each with its benchmarks in order", async () => {
  const world = await temporaryStore();
  try {
    const rows = Array.from({ length: 2000 }, (_, index) => {
      const { benchmarks: _benchmarks, company: _company, ...row } = instrumentRow(`B${1000 + index}.HK`);
      return row;
    });
    await world.store.instrument.createMany({ data: rows });
    const ids = await world.store.instrument.findMany({ select: { id: true }, orderBy: { symbol: "asc" } });
    const [first, second, third] = ids.map(({ id }) => id);
    if (first === undefined || second === undefined || third === undefined) throw new Error("none");
    await world.store.instrumentBenchmark.createMany({
      data: [
        { instrumentId: first, rank: 1, benchmarkId: second },
        { instrumentId: first, rank: 0, benchmarkId: third },
      ],
    });
    const read = await readInstruments(world.store);
    expect(read).toHaveLength(2000);
    expect(read[0]).toMatchObject({
      symbol: "B1000.HK",
      company: null,
      benchmarkSymbols: ["B1002.HK", "B1001.HK"],
    });
    expect(read[1]?.benchmarkSymbols).toEqual([]);
  } finally {
    await world.dispose();
  }
});
