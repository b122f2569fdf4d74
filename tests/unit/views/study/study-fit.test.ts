import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOwnDates } from "../../../../lib/reactions/own/own-dates.ts";
import { fitView } from "../../../../lib/views/fit.ts";
import { fitFile } from "../../../../lib/views/fit-file.ts";
import type { ShownFit } from "../../../../lib/views/fit-plots.ts";
import { readOwnTable, studyOwnTable } from "../../../../lib/views/study/own-file.ts";
import { studyFile } from "../../../../lib/views/study/study-file.ts";
import { studyFitView } from "../../../../lib/views/study/study-fit.ts";
import { collect } from "../../../support/collect.ts";
import { shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(() => world.dispose());

const viewOf = (query: string) => studyFitView(new URLSearchParams(query), "en", world.store);
async function fitOf(query: string) {
  const { chosen } = await viewOf(query);
  if (!chosen?.found) throw new Error(`nothing was fitted: ${chosen?.reaction.status}`);
  return chosen.found;
}
async function textOf(query: string): Promise<string> {
  const file = await fitFile(new URLSearchParams(query), world.store);
  if (!file.ok) throw new Error(file.problem.map(({ message }) => message).join("; "));
  return (await collect(file.value.pieces)).join("");
}
const refusalOf = async (query: string) => {
  const file = await fitFile(new URLSearchParams(query), world.store);
  return file.ok ? [] : file.problem.map(({ message }) => message);
};

const ALIBABA = "symbol=9988.HK&dates=2025-03-06 02:55 QwQ-32B,2025-02-25 plan,2025-09-01";

describe("the fit behind a date of a study", () => {
  it("at the instant of QwQ-32B has the plots, tests and sessions of the announcement's own page", async () => {
    for (const measure of ["", "&model=huber&estimation=-100..-21", "&model=garch", "&model=mean"]) {
      const asked = { slug: "qwq-32b", symbol: "9988.HK" };
      const [page, own] = await Promise.all([
        fitView(asked, new URLSearchParams(measure), "en", world.store),
        fitOf(`symbol=9988.HK&dates=2025-03-06 02:55 Asia/Shanghai${measure}`),
      ]);
      expect(own, measure).toEqual(page?.found);
    }
  });

  it("is of the date that is named, by its day and time without the label; of the first where none is", async () => {
    expect((await viewOf(`${ALIBABA}&date=2025-02-25`)).chosen).toMatchObject({
      ...{ key: "2025-02-25", title: "2025-02-25 plan", section: "date-2025-02-25.2" },
    });
    expect((await viewOf(`${ALIBABA}&date=2025-03-06 02:55 another label`)).chosen?.title).toBe(
      "2025-03-06 02:55 QwQ-32B",
    );
    expect((await viewOf(ALIBABA)).chosen?.key).toBe("2025-03-06 02:55");
    expect((await viewOf(ALIBABA)).dates.map(({ key }) => key)).toEqual([
      ...["2025-03-06 02:55", "2025-02-25", "2025-09-01"],
    ]);
  });

  it("is measured among the others: of a fund their windows of 3 sessions are left out, and no announcement, which names no fund", async () => {
    const at = "08:00";
    const measure = "benchmark=QQQ&exclude=company";
    const days = `2024-10-08 ${at},2024-11-05 ${at},2025-01-27 ${at}`;
    const among = await fitOf(`symbol=KWEB&dates=${days}&${measure}&date=2025-01-27 ${at}`);
    const alone = await fitOf(`symbol=KWEB&dates=2025-01-27 ${at}&${measure}`);
    expect([among.fit.sessions, alone.fit.sessions]).toEqual([104, 110]);
  });

  it("of a date that is none of the study's names it and keeps the study, with what can be chosen", async () => {
    for (const [date, missing] of [
      ["2025-02-26", "2025-02-26"],
      ["2025-03-06", "2025-03-06"],
      ["plan", "plan"],
    ] as const) {
      const view = await viewOf(`${ALIBABA}&date=${date}`);
      expect([view.chosen, view.missing, view.dates.length]).toEqual([null, missing, 3]);
      expect(view.query).toBe("symbol=9988.HK&dates=2025-03-06+02:55+QwQ-32B,2025-02-25+plan,2025-09-01");
    }
  });

  it("says why nothing could be fitted: too few sessions, an index without a benchmark, no quotes on the day", async () => {
    const statusOf = async (query: string) => {
      const { chosen } = await viewOf(query);
      return [chosen?.found, chosen?.reaction.status];
    };
    expect(await statusOf("symbol=9988.HK&dates=2025-03-06&estimation=-20..-11")).toEqual([
      null,
      "too few sessions",
    ]);
    expect(await statusOf("symbol=000300.SS&dates=2023-03-16")).toEqual([null, "no benchmark"]);
    expect(await statusOf("symbol=9988.HK&dates=2019-02-25")).toEqual([null, "no data"]);
  });

  it("of a study that is not whole leads back to all that was typed", async () => {
    const typed = "symbol=nothing&dates=03/04/2025,2025-03-06+x&model=huber";
    const view = await viewOf(`${typed}&date=2025-03-06`);
    expect(view).toMatchObject({ query: typed, instrument: null, chosen: null });
  });
});

describe("the file of a fit", () => {
  it("has a row for each session of the page's plots, of a date and of an announcement alike", async () => {
    const [csv, found] = await Promise.all([
      textOf(`${ALIBABA}&date=2025-02-25`),
      fitOf(`${ALIBABA}&date=2025-02-25`),
    ]);
    const [header, ...rows] = csv.trimEnd().split("\r\n");
    expect(header).toBe(
      "event,symbol,session,t,residual,normal_quantile,standardised_residual,beta_60,beta_60_error,cooks_distance",
    );
    expect(rows).toHaveLength(found.fit.sessions);
    const [event, symbol, session, t, residual, , , beta] = rows[59]?.split(",") ?? [];
    expect([event, symbol, session, t]).toEqual([
      "2025-02-25 plan",
      "9988.HK",
      found.sessions[59]?.date,
      "-61",
    ]);
    expect(Number(residual)).toBe(found.plots.residuals?.points[59]?.y);
    expect(Number(beta)).toBe(found.plots.betas?.points[0]?.y);
    expect(rows[58]?.split(",")[7]).toBe("");

    const json = JSON.parse(await textOf("event=qwq-32b&symbol=9988.HK&model=huber&format=json"));
    expect(json.meta.query).toBe("event=qwq-32b&symbol=9988.HK&model=huber");
    expect(json.data).toHaveLength(110);
  });

  it("is refused with the parameter that can't be used", async () => {
    expect(await refusalOf(`${ALIBABA}&date=2025-02-26`)).toEqual([
      'date: "2025-02-26" is not among the dates',
    ]);
    expect(await refusalOf("event=qwq-32b&symbol=NOPE")).toEqual([
      'event: "qwq-32b" is not stored together with the listing "NOPE"',
    ]);
    expect(await refusalOf(`${ALIBABA}&date=2025-02-25&estimation=-20..-11`)).toEqual([
      'date: "2025-02-25" could not be fitted: too few sessions',
    ]);
    expect(await refusalOf(`${ALIBABA}&format=pdf`)).toEqual(['format: "pdf" is not json or csv']);
    expect(await refusalOf("symbol=nothing&dates=2025-03-06")).toHaveLength(1);
  });
});

describe("the fit behind a date of a file of the reader's own", () => {
  it.each(["market", "adjusted", "mean", "huber", "garch"])(
    "by the model %s has the figures of the stored study, other dates left out too",
    async (model) => {
      // A time of day, so that there is one day 0 that others can be left out for.
      const days = "2024-11-05 08:00,2025-01-27 08:00,2025-03-05 08:00";
      const query = `symbol=KWEB&dates=${days}&benchmark=QQQ&model=${model}&exclude=company`;
      const stored = await fitOf(`${query}&date=2025-03-05 08:00`);
      const file = await studyFile(new URLSearchParams(`${query}&format=csv&table=prices`), world.store);
      if (!file.ok) throw new Error("no prices");
      const form = { kind: "price", order: null, decimal: null } as const;
      const table = readOwnTable("mine.csv", (await collect(file.value.pieces)).join(""), form);
      if (!table.ok) throw new Error(table.problem);
      const study = studyOwnTable(table.value, {
        ...{ securities: ["KWEB"], market: "QQQ", dates: readOwnDates(days).dates, exchange: "XNYS" },
        ...{ model, window: "-1..1", estimation: "-120..-11", exclude: "security", bound: null },
        ...{ factors: null, riskFree: null },
      });
      if (!study.ok) throw new Error(study.problem);
      const own = study.value.fit("2025-03-05 08:00");
      if (!own) throw new Error("nothing was fitted");
      expect(figuresOf(own)).toEqual(figuresOf(stored));
      const of = "2025-03-05 08:00,KWEB,";
      expect((await own.csv()).split("\r\n")[1]?.startsWith(`${of}${own.sessions[0]?.date},`)).toBe(true);
      expect(study.value.fit("another")).toBeNull();
    },
  );
});

/** All that is shown of a fit, to nine digits: the two engines add in another order. */
const figuresOf = ({ fit, diagnostics, preTrend, sessions, influential }: ShownFit) => {
  const { alpha, beta, sigma, sessions: count } = fit;
  const text = JSON.stringify(
    { alpha, beta, sigma, count, diagnostics, preTrend, sessions, influential },
    (_, value) => (typeof value === "number" ? Number(value.toPrecision(9)) : value),
  );
  return JSON.parse(text);
};
