import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventView } from "../../../../lib/views/event.ts";
import { studyView } from "../../../../lib/views/study/study.ts";
import { shippedStore } from "../../../support/seeded-store.ts";
import type { TemporaryStore } from "../../../support/store.ts";

let world: TemporaryStore;
beforeAll(async () => {
  world = await shippedStore();
}, 120_000);
afterAll(() => world.dispose());

const study = (query: string, language: "en" | "zh" = "en") =>
  studyView(new URLSearchParams(query), language, world.store);

describe("the study of a reader's own dates", () => {
  it("Baidu on 16 March 2023: day 0 is that session, -6.36%, measured against the Hang Seng while Hang Seng TECH has no quotes", async () => {
    const { instrument, dates, together, query } = await study("symbol=baidu&dates=2023-03-16");
    expect(instrument).toMatchObject({ symbol: "9888.HK", company: "baidu", exchangeCode: "XHKG" });
    const [date] = dates;
    expect(date?.reaction).toMatchObject({ status: "ok", precision: "day", benchmark: "^HSI" });
    expect(date?.reaction.dayZero).toMatchObject({ status: "found", session: "2023-03-16" });
    expect(((date?.reaction.rawReturn ?? 0) * 100).toFixed(2)).toBe("-6.36");
    expect(together).toBeNull();
    expect(query).toBe("symbol=9888.HK&dates=2023-03-16");
  });

  it("has the figures of the announcement's own page where the instant is the same", async () => {
    const [page, view] = await Promise.all([
      eventView("qwq-32b", {}, "en", world.store),
      study("symbol=9988.HK&dates=2025-03-06 02:55 Asia/Shanghai"),
    ]);
    const own = page?.listings.find(({ reaction }) => reaction.symbol === "9988.HK");
    const { reaction, full } = view.dates[0] ?? {};
    expect(reaction?.abnormalReturn).toEqual(own?.reaction.abnormalReturn);
    expect(reaction?.car).toEqual(own?.reaction.car);
    expect(full?.path).toEqual(own?.path);
    expect(full?.prices?.lines).toEqual(own?.prices?.lines);
  });

  it("a time after the close moves day 0 to the next session; 17:00 in Hong Kong is before it by New York's clocks", async () => {
    const sessions = async (query: string) =>
      (await study(query)).dates.map(({ reaction: { dayZero } }) =>
        dayZero.status === "found" ? dayZero.session : dayZero.status,
      );
    expect(await sessions("symbol=9888.HK&dates=2023-03-16 17:00")).toEqual(["2023-03-17"]);
    expect(await sessions("symbol=9888.HK&dates=2023-03-16 17:00&zone=America/New_York")).toEqual([
      "2023-03-17",
    ]);
    expect(await sessions("symbol=9888.HK&dates=2023-03-16 03:00&zone=America/New_York")).toEqual([
      "2023-03-16",
    ]);
  });

  it("ERNIE Bot, of which only 16 March is known, may have had its day 0 on the 16th or 17th: it is named there, and another on the 20th", async () => {
    const { dates } = await study("symbol=9888.HK&dates=2023-03-16,2023-03-17,2023-03-20&window=-1..1");
    const slugs = (all: readonly { readonly slug: string }[]) => all.map(({ slug }) => slug);
    expect(dates.map(({ sameDay }) => slugs(sameDay))).toEqual([["ernie-bot"], ["ernie-bot"], []]);
    expect(dates.map(({ reaction }) => slugs(reaction.othersInWindow.named))).toEqual([
      [],
      [],
      ["ernie-bot"],
    ]);
    const inParts = dates.map(({ full }) =>
      (full?.dayParts?.windows ?? []).flatMap(({ others }) => slugs(others.named)),
    );
    expect(inParts.map((all) => all.includes("ernie-bot"))).toEqual([false, false, true]);
  });

  it("three dates are studied together with every test; an index has no price limit and no benchmark of its own", async () => {
    const query = "dates=2023-03-16,2023-05-04,2023-09-01&model=mean";
    const three = await study(`symbol=9888.HK&${query}`);
    expect(three.together?.ok && three.together.value.aggregate.dayZero.events).toBe(3);
    expect(three.together?.ok && three.together.value.kinds[0]?.path).toHaveLength(21);
    const index = await study(`symbol=000300.SS&${query}`);
    expect(index.dates.map(({ reaction }) => [reaction.status, reaction.priceLimit])).toEqual(
      new Array(3).fill(["ok", null]),
    );
    const alone = await study("symbol=000300.SS&dates=2023-03-16");
    expect(alone.dates[0]?.reaction.status).toBe("no benchmark");
  });

  it("GOOG is not taken for GOOGL, “hang seng” for no one index; both are asked, and the dates stay", async () => {
    const several = await study("symbol=hang seng&dates=2023-03-16");
    expect(several.instrument).toBeNull();
    expect(several.fitting.map(({ symbol }) => symbol)).toEqual(["HSTECH.HK", "^HSI"]);
    const near = await study("symbol=GOOG&dates=2023-03-16 x\n2023-13-01");
    expect(near).toMatchObject({ instrument: null, fitting: [{ symbol: "GOOGL" }], dates: [] });
    expect(near.choice.typed).toEqual({ symbol: "GOOG", dates: "2023-03-16 x\n2023-13-01" });
    expect((await study("symbol=ZZZZ&dates=2023-03-16")).fitting).toEqual([]);
    expect((await study("symbol=阿里巴巴&dates=2023-03-16")).fitting.map(({ symbol }) => symbol)).toEqual([
      "BABA",
    ]);
  });

  it("an instrument is no benchmark of itself, and a zone that there is not is named", async () => {
    const { problems, choice } = await study("symbol=QQQ&dates=2024-03-18&benchmark=QQQ&zone=Asia/Pekin");
    expect(problems.map(({ parameter, code }) => [parameter, code])).toEqual([
      ["zone", "bad choice"],
      ["benchmark", "bad choice"],
    ]);
    expect([choice.filter.benchmark, choice.zone]).toEqual([null, null]);
  });

  it("of fourteen dates twelve are shown in full, and each has an address that studies it alone", async () => {
    const days = Array.from({ length: 14 }, (_, at) => `2024-03-${String(at + 4).padStart(2, "0")}`);
    const { dates } = await study(`symbol=NVDA&dates=${days.join(",")}`);
    expect(dates.filter(({ full }) => full !== null)).toHaveLength(12);
    expect(dates[13]?.query).toBe("symbol=NVDA&dates=2024-03-17");
  });
});
