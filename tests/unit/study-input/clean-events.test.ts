import { describe, expect, it } from "vitest";
import {
  type Asked,
  answer,
  days,
  eventDay,
  index,
  priceLines,
  problem,
  share,
} from "./study-input-world.ts";

const day = (place: number) => days[place] ?? "";
/** AAA at places 125, 123 and 90, and BBB (the same closes doubled) at 60; estimation is places 25 to 114 of the first. */
const prices = [
  "date,INDEX,AAA,BBB",
  ...days.map((date, at) => `${date},${index[at]},${share[at]},${(2 * (share[at] ?? 0)).toFixed(3)}`),
];
const events = [
  "id,security,date",
  ...[`e,AAA,${eventDay}`, `before,AAA,${day(123)}`, `old,AAA,${day(90)}`, `other,BBB,${day(60)}`],
];
const first = (options: Asked["options"] = {}) => answer({ prices, events, options }).events[0];

describe("--exclude-events", () => {
  it("security leaves out the event window of AAA's event of place 90: three sessions of ninety", () => {
    const whole = first();
    const clean = first({ "exclude-events": "security" });
    expect(whole).toMatchObject({ n: 90 });
    expect(clean).toMatchObject({ n: 87, estimationLeftOut: 3, estimationMoved: 0 });
    // The same as a file in which the share has no close from place 88 to 91, so that three returns are missing.
    const holes = prices.map((line, at) => {
      const place = at - 1;
      return place >= 88 && place <= 91 ? line.replace(`,${share[place]},`, ",,") : line;
    });
    const cut = answer({ prices: holes, events }).events[0];
    expect(cut?.n).toBe(85);
    expect(clean?.beta).not.toBe(whole?.beta);
    expect(Math.abs((clean?.beta ?? 0) - (cut?.beta ?? 0))).toBeLessThan(0.05);
  });

  it("all leaves out BBB's too, whose day is looked up among AAA's sessions", () => {
    expect(first({ "exclude-events": "all" })).toMatchObject({ n: 84, estimationLeftOut: 6 });
  });

  it("cluster ends the window before the event of place 123, whose window chains: as that event's own estimation", () => {
    const moved = first({ "exclude-events": "cluster" });
    const [, before] = answer({ prices, events }).events;
    expect(moved).toMatchObject({ n: 90, estimationLeftOut: 0, estimationMoved: 2 });
    expect(moved?.beta).toBe(before?.beta);
    expect(moved?.sigma).toBe(before?.sigma);
  });

  it("is the same for a model that is fitted event by event", () => {
    const read = (model: string) => first({ model, "exclude-events": "security" });
    expect(read("huber")?.n).toBe(87);
    expect(read("garch")?.n).toBe(87);
    expect(read("dimson")?.n).toBeLessThan(90);
  });

  it("is refused where there is no estimation window to keep clean", () => {
    const options = { model: "adjusted", estimation: "none", "exclude-events": "all" };
    expect(problem({ options })).toContain("exclude-events");
  });
});

describe("--diagnostics on", () => {
  it("says of each event what the tests of its fit say, with what they found", () => {
    const wild = priceLines.map((line, at) => {
      const [date = "", market = "", own = ""] = line.split(",");
      return at === 71 ? [date, market, Number(own) * 1.4].join(",") : line;
    });
    const [calm] = answer({ options: { diagnostics: "on" } }).events;
    const [shocked] = answer({ prices: wild, options: { diagnostics: "on" } }).events;
    expect(calm?.diagnostics?.findings).not.toContain("fat tails");
    expect(calm?.diagnostics?.jarqueBera.pValue).toBeGreaterThan(0.01);
    expect(shocked?.diagnostics?.findings).toContain("fat tails");
    expect(shocked?.diagnostics?.jarqueBera.pValue).toBeLessThan(1e-10);
    expect(answer().events[0]).not.toHaveProperty("diagnostics");
  });

  it("takes each residual of a variance that changes over its own deviation, as the page of the fit does", () => {
    // Ten calm sessions and ten wild ones in turn: clusters that GARCH knows of and a plain line does not.
    let price = 100;
    const clustered = priceLines.map((line, at) => {
      if (at === 0) return line;
      const [date = "", market = ""] = line.split(",");
      price *=
        1 + (at % 2 === 0 ? 1 : -1) * (Math.floor(at / 10) % 2 === 0 ? 0.002 : 0.03) * (1 + (at % 7) / 7);
      return [date, market, price.toFixed(4)].join(",");
    });
    const arch = (model: string) =>
      answer({ prices: clustered, options: { diagnostics: "on", model } }).events[0]?.diagnostics?.arch
        .statistic ?? 0;
    expect(arch("market")).toBeGreaterThan(20);
    expect(arch("garch")).toBeLessThan(arch("market") - 5);
  });

  it("has no Durbin-Watson of a line that is not least squares on one market", () => {
    const [event] = answer({ options: { diagnostics: "on", model: "dimson" } }).events;
    expect(event?.diagnostics).toMatchObject({ durbinWatson: null, chow: null, cook: null });
    expect(event?.diagnostics?.shapiroWilk.statistic).toBeGreaterThan(0.9);
  });
});
