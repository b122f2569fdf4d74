import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyEdit } from "../../../lib/admin/edits.ts";
import type { FormValues } from "../../../lib/admin/forms/controls.ts";
import { SUBJECTS } from "../../../lib/admin/subjects.ts";
import { saveForm } from "../../../lib/admin/submit.ts";
import { undoEntry } from "../../../lib/admin/undo.ts";
import { exportFile } from "../../../lib/export/export-file.ts";
import type { Store } from "../../../lib/store/client.ts";
import { readAudit } from "../../../lib/store/people/audit.ts";
import { ALIBABA, type AlibabaWorld, alibabaWorld, CLOSES } from "../../support/alibaba-world.ts";
import { collect } from "../../support/collect.ts";
import type { FakeSeries } from "../../support/fake-yahoo.ts";
import { HONG_KONG, NOW } from "../../support/ingest-world.ts";
import { randomRuns } from "../../support/random-runs.ts";

const EX = "2025-03-10";
const serves = (series: Partial<FakeSeries> = {}): FakeSeries => ({ ...HONG_KONG, bars: ALIBABA, ...series });
/** The closes before the ex-date divided, as Yahoo divides its past by a split that it lists. */
const dividedBars = (ratio: number) =>
  ALIBABA.map((bar) => (bar.session < EX ? { ...bar, close: (bar.close ?? 0) / ratio } : bar));

let world: AlibabaWorld;
beforeEach(async () => {
  world = await alibabaWorld();
});
afterEach(() => world.dispose());

const closes = async () => (await world.bars("9988.HK")).map(({ close }) => close);
const actions = async () =>
  (await world.store.corporateAction.findMany({ orderBy: { exDate: "asc" } })).map(
    ({ exDate, kind, amount, ratio, provider, runId }) => ({ exDate, kind, amount, ratio, provider, runId }),
  );
/** `bars.csv` of everything stored. */
async function barsCsv(store: Store): Promise<string> {
  const file = await exportFile({ dataset: "bars", format: "csv" }, new URLSearchParams(), store);
  if (!file.ok) throw new Error("bars.csv can't be made");
  return (await collect(file.value.pieces)).join("");
}
const late = { from: "2025-03-07" };

describe("a corporate action that its provider takes back", () => {
  it("is withdrawn with a revision, and the closes are adjusted as if it had never been", async () => {
    await world.ingestAlibaba();
    const never = await world.bars("9988.HK");
    world.yahoo.serve("9988.HK", serves({ dividends: [{ session: EX, amount: 0.3 }] }));
    const { summary } = await world.ingestAlibaba();
    expect(await actions()).toMatchObject([{ exDate: EX, provider: "yahoo", runId: summary.runId }]);
    world.yahoo.serve("9988.HK", serves());
    const { own } = await world.ingestAlibaba(late);
    expect(own).toMatchObject({ withdrawnActions: 1, range: { from: "2025-03-03" } });
    expect(await actions()).toEqual([]);
    expect(await world.bars("9988.HK")).toEqual(never);
    expect(await world.store.revision.findFirst({ where: { field: "dividend" } })).toMatchObject({
      session: EX,
      before: "0.3 USD",
      after: null,
      reason: "no longer listed by its provider",
    });
  });

  it("a split of 2 for 1 by which Yahoo had divided its past: every close is as traded again", async () => {
    world.yahoo.serve(
      "9988.HK",
      serves({ bars: dividedBars(2), splits: [{ session: EX, numerator: 2, denominator: 1 }] }),
    );
    await world.ingestAlibaba();
    const stored = await closes();
    world.yahoo.serve("9988.HK", serves());
    const { own } = await world.ingestAlibaba(late);
    expect(own).toMatchObject({ problem: null });
    expect(await closes()).toEqual(CLOSES);
    expect(await actions()).toEqual([]);
    expect(stored).toEqual(CLOSES);
  });

  it("moved by a day, or of another amount, it is the new one alone", async () => {
    world.yahoo.serve("9988.HK", serves({ dividends: [{ session: "2025-03-07", amount: 0.3 }] }));
    await world.ingestAlibaba();
    world.yahoo.serve("9988.HK", serves({ dividends: [{ session: EX, amount: 0.25 }] }));
    await world.ingestAlibaba();
    expect(await actions()).toMatchObject([{ exDate: EX, amount: 0.25 }]);
  });

  it("before the range asked, or brought by a filing, it stays", async () => {
    world.yahoo.serve("9988.HK", serves({ dividends: [{ session: "2025-03-05", amount: 0.3 }] }));
    await world.ingestAlibaba();
    await world.store.corporateAction.create({
      data: {
        instrumentId: await world.instrumentId("9988.HK"),
        exDate: EX,
        kind: "dividend",
        amount: 0.1,
        currency: "USD",
        basis: "stated",
        source: "a filing",
        provider: "shipped",
      },
    });
    world.yahoo.serve("9988.HK", serves());
    expect((await world.ingestAlibaba(late)).own).toMatchObject({ withdrawnActions: 0 });
    expect(await actions()).toHaveLength(2);
  });
});

describe("a range asked anew", () => {
  it("replaces five closes stored at 1.9 times their level by the right ones", async () => {
    const wrong = ALIBABA.map((bar, at) => (at >= 3 ? { ...bar, close: (bar.close ?? 0) * 1.9 } : bar));
    world.yahoo.serve("9988.HK", serves({ bars: wrong }));
    await world.ingestAlibaba();
    expect((await closes())[3]).toBeCloseTo(140.8 * 1.9, 3);
    world.yahoo.serve("9988.HK", serves());
    const { own } = await world.ingestAlibaba({ from: "2025-03-06", to: "2025-03-12", again: true });
    expect(own).toMatchObject({ problem: null, changed: 5 });
    expect(await closes()).toEqual(CLOSES);
  });

  it("takes back the bar of a session that the provider no longer has, which a usual run lets stand", async () => {
    await world.ingestAlibaba();
    const without = ALIBABA.filter(({ session }) => session !== "2025-03-07");
    world.yahoo.serve("9988.HK", serves({ bars: without }));
    expect((await world.ingestAlibaba()).own).toMatchObject({ withdrawnBars: 0 });
    const { own } = await world.ingestAlibaba({ from: "2025-03-05", to: "2025-03-11", again: true });
    expect(own).toMatchObject({ withdrawnBars: 1 });
    expect(await closes()).toHaveLength(CLOSES.length - 1);
  });
});

/** What a provider can do wrong, each put right by its next answer. */
const FAULTS: Readonly<Record<string, Partial<FakeSeries>>> = {
  "weekly rows": { meta: { dataGranularity: "1wk" } },
  "another company's prices": { meta: { symbol: "0700.HK" } },
  "another currency": { currency: "USD" },
  "a dividend of 63% of the price": { dividends: [{ session: EX, amount: 10.5 }] },
  "a dividend above the price": { dividends: [{ session: EX, amount: 500 }] },
  "a dividend that is taken back": { dividends: [{ session: EX, amount: 0.3 }] },
  "one dividend on two days": {
    dividends: [
      { session: "2025-03-07", amount: 0.3 },
      { session: EX, amount: 0.3 },
    ],
  },
  "a split that the prices do not show": { splits: [{ session: EX, numerator: 4, denominator: 1 }] },
  "a split by which its past was divided": {
    bars: dividedBars(2),
    splits: [{ session: EX, numerator: 2, denominator: 1 }],
  },
  "five sessions at 100 times their level": {
    bars: ALIBABA.map((bar, at) => (at >= 3 ? { ...bar, close: (bar.close ?? 0) * 100 } : bar)),
  },
  "a wrong close": {
    bars: ALIBABA.map((bar) => (bar.session === "2025-03-06" ? { ...bar, close: 141.9 } : bar)),
  },
  "a missing session": { bars: ALIBABA.filter(({ session }) => session !== "2025-03-07") },
  "the right dividend withdrawn": { dividends: [] },
  "the right dividend withdrawn while a split is pending": {
    dividends: [],
    splits: [{ session: EX, numerator: 4, denominator: 1 }],
  },
  "the right dividend on another day, and a split that divides": {
    bars: dividedBars(2),
    dividends: [{ session: "2025-03-06", amount: 0.1 }],
    splits: [{ session: EX, numerator: 2, denominator: 1 }],
  },
  "the right dividend divided by a split that divides the past": {
    bars: dividedBars(2),
    dividends: [{ session: "2025-03-05", amount: 0.1 }],
    splits: [{ session: EX, numerator: 2, denominator: 1 }],
  },
  "a reverse split by which the past is multiplied": {
    bars: dividedBars(0.1),
    splits: [{ session: EX, numerator: 1, denominator: 10 }],
  },
  "a split listed only before its day, and no row after": {
    bars: ALIBABA.filter(({ session }) => session < EX),
    splits: [{ session: EX, numerator: 4, denominator: 1 }],
  },
  "a split dated a day early, two dividends near by": {
    splits: [{ session: "2025-03-07", numerator: 4, denominator: 1 }],
    dividends: [
      { session: "2025-03-05", amount: 0.2 },
      { session: "2025-03-06", amount: 0.2 },
    ],
  },
};

/** What a person does meanwhile, in the same words whatever stands there then. */
const EDITS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  "corrects a close": (store) => typeDay(store, "2025-03-06", { close: "140.9" }),
  "holds a day back": (store) => typeDay(store, "2025-03-11", { close: "133.1", state: "held back" }),
  "holds a day back and takes that back": async (store) => {
    await typeDay(store, "2025-03-07", { close: "140.2", state: "held back" });
    const { entries } = await readAudit(store, { skip: 0, limit: 1 });
    await undoEntry(store, entries[0]?.id ?? 0, EDITED);
  },
  "takes a day away": (store) =>
    applyEdit(
      store,
      { subject: "bar", key: "9988.HK 2025-03-10", action: "remove", seen: null, reason: "a phantom" },
      EDITED,
    ),
  "holds the dividend back": (store) =>
    typeAction(store, "2025-03-05 dividend", { amount: "0.2", currency: "USD", state: "held back" }),
};
const EDITED = { actor: "Ada", now: NOW };
const noYahoo = () => {
  throw new Error("Yahoo is not asked about a day's quote");
};

async function typed(store: Store, subject: "bar" | "action", key: string, values: FormValues) {
  const stored = await SUBJECTS[subject].read(store, key);
  const sent = { subject, values: { [subject]: key, ...values }, key: stored && key, seen: null };
  const done = await saveForm(store, { ...sent, unchecked: false }, EDITED, noYahoo);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
}
const typeDay = (store: Store, session: string, values: FormValues) =>
  typed(store, "bar", `9988.HK ${session}`, {
    ...{ open: "", high: "", low: "", volume: "", source: "", state: "used", reason: "a filing" },
    ...values,
    confirm: ["limit", "basis", "volume"],
  });
const typeAction = (store: Store, name: string, values: FormValues) =>
  typed(store, "action", `9988.HK ${name}`, { ratio: "", source: "a filing", reason: "a filing", ...values });

/** How many sequences are tried; more of them with `WAY_BACK_RUNS=200`. */
const RUNS = Number(process.env.WAY_BACK_RUNS ?? randomRuns(12));

describe("any sequence of faults, and then the provider's correction", () => {
  const right = serves({ dividends: [{ session: "2025-03-05", amount: 0.2 }] });
  const names = (of: object) => fc.constantFrom(...Object.keys(of));

  /** `bars.csv` once a store has gone through some faults and edits, and then through the provider's correction. */
  async function csvAfter(steps: readonly string[], isStored: boolean): Promise<string> {
    const other = await alibabaWorld();
    const ingested = async (series: FakeSeries) => {
      other.yahoo.serve("9988.HK", series);
      await other.ingestAlibaba();
    };
    try {
      if (isStored) await ingested(right);
      for (const step of steps) {
        if (EDITS[step]) await EDITS[step](other.store);
        else await ingested({ ...right, ...FAULTS[step] });
      }
      await ingested(right);
      return await barsCsv(other.store);
    } finally {
      await other.dispose();
    }
  }

  it("ends with the store that never saw them, byte for byte in its CSV", async () => {
    const never = await csvAfter([], true);
    await fc.assert(
      fc.asyncProperty(
        fc.array(names(FAULTS), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (faults, isFirst) => {
          expect(await csvAfter(faults, !isFirst)).toBe(never);
        },
      ),
      { numRuns: RUNS },
    );
  }, 3_000_000);

  it("with a person's edits between, ends as with those edits alone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ arbitrary: names(FAULTS), weight: 3 }, { arbitrary: names(EDITS), weight: 2 }), {
          minLength: 2,
          maxLength: 5,
        }),
        async (steps) => {
          const edits = steps.filter((step) => step in EDITS);
          expect(await csvAfter(steps, true)).toBe(await csvAfter(edits, true));
        },
      ),
      { numRuns: RUNS },
    );
  }, 3_000_000);
});
