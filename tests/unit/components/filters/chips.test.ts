import { describe, expect, it } from "vitest";
import { filterChips } from "../../../../components/filters/chips.ts";
import { addressValues, controlValues } from "../../../../components/filters/control-values.ts";
import { filterTexts } from "../../../../components/filters/filter-texts.ts";
import { FILTER, FILTER_NAMES, type Filter } from "../../../../lib/filters.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import type { Locale } from "../../../../lib/i18n/routing.ts";
import { aFilter } from "../../../../lib/samples/sample-reactions.ts";

const opening = aFilter({ listing: "primary", relation: "named", from: "2026-01-01" });
const options = {
  companies: [
    {
      slug: "alibaba",
      names: { en: "Alibaba", zh: "阿里巴巴", ar: "علي بابا" },
      symbols: ["9988.HK", "BABA"],
    },
    { slug: "focus", names: { en: "Focus Technology", zh: "焦点科技", ar: "فوكس" }, symbols: ["002315.SZ"] },
  ],
  events: [{ slug: "qwq-32b", title: "QwQ-32B", maker: "Alibaba (Qwen)", date: "2025-03-06" }],
  sectors: [],
  places: [],
  kinds: ["model"],
  makers: [
    { value: "Alibaba (all)", count: 34, groupName: "Alibaba", grouped: false },
    { value: "Alibaba (Qwen)", count: 25, groupName: null, grouped: true },
    { value: "DeepSeek", count: 12, groupName: null, grouped: false },
  ],
  benchmarks: [],
};

function chips(chosen: Partial<Filter>, locale: Locale = "en", withoutChart = false) {
  const texts = filterTexts(locale, messagesIn(locale), 3);
  const values = controlValues({ ...opening, ...chosen });
  return filterChips(values, controlValues(opening), {
    options,
    language: locale,
    texts,
    withoutChart,
    first: "2024-01-02",
  });
}
const said = (...given: Parameters<typeof chips>) =>
  chips(...given).map(({ label, value }) => `${label} ${value}`);

describe("chips", () => {
  it("there are none where the page shows what it opens on", () => {
    expect(chips({})).toEqual([]);
  });

  it("name every choice that differs, lists value by value, in the reader's language", () => {
    const chosen: Partial<Filter> = {
      company: ["alibaba", "focus"],
      event: ["qwq-32b"],
      maker: ["DeepSeek"],
      from: "2025-03-01",
      listing: "all",
      window: { start: -5, end: 5 },
    };
    expect(said(chosen)).toEqual([
      "Company Alibaba",
      "Company Focus Technology",
      "Announcement QwQ-32B",
      "Maker DeepSeek",
      "From 2025-03-01",
      "CAR window -5..5",
      "Listings All listings",
    ]);
    expect(said({ maker: ["Alibaba (Qwen)", "DeepSeek"] }, "ar")).toEqual([
      "الجهة المُعلِنة علي بابا (Qwen)",
      "الجهة المُعلِنة DeepSeek",
    ]);
    expect(said({ maker: ["Alibaba (all)"] }, "zh")).toEqual(["发布方 阿里巴巴（全部）"]);
    expect(said({ company: ["alibaba"], relation: "all" }, "zh")).toEqual(["公司 阿里巴巴", "配对 全部配对"]);
  });

  it("take their own value out and leave the others of the list in the address", () => {
    const [alibaba, focus] = chips({ company: ["alibaba", "focus"] });
    expect(alibaba).toMatchObject({ without: { company: ["focus"] }, held: { company: "focus" } });
    expect(focus).toMatchObject({ without: { company: ["alibaba"] }, held: { company: "alibaba" } });
    expect(chips({ maker: ["DeepSeek"] })[0]).toMatchObject({
      without: { maker: [] },
      held: { maker: null },
    });
  });

  it("lead single choices back to what the page opens on by leaving them out of the address", () => {
    expect(chips({ listing: "all" })[0]).toMatchObject({
      without: { listing: "primary" },
      held: { listing: null },
    });
    expect(chips({ from: "2025-03-01" })[0]).toMatchObject({
      without: { from: "2026-01-01" },
      held: { from: null },
    });
  });

  it("an open range that an announcement brought with it is nobody's choice", () => {
    expect(said({ event: ["qwq-32b"], from: null })).toEqual(["Announcement QwQ-32B"]);
  });

  it("an end that was chosen has the start beside it, whose press leads to the first day stored", () => {
    expect(said({ to: "2026-03-31" })).toEqual(["From 2026-01-01", "To 2026-03-31"]);
    expect(chips({ to: "2026-03-31" })[0]).toMatchObject({
      without: { from: "2024-01-02" },
      held: { from: "2024-01-02" },
    });
  });

  it("a bound of 2% is said in three languages, and taken out leads back to none", () => {
    const chosen = { bound: "2" } as const;
    expect(said(chosen)).toEqual(["Smaller than 2%"]);
    expect(said(chosen, "zh")).toEqual(["小于 2%"]);
    expect(said(chosen, "ar")).toEqual(["أصغر من \u20662%\u2069"]);
    expect(chips(chosen).map(({ held }) => held)).toEqual([{ bound: null }]);
  });

  it("how a chart is drawn is said only where there is one", () => {
    const drawn: Partial<Filter> = { scale: "log", chart: "candles", overlay: ["benchmark"] };
    expect(said(drawn)).toEqual(["Overlay Benchmark", "Scale Log", "Chart Candles"]);
    expect(said({ ...drawn, company: ["focus"] }, "en", true)).toEqual(["Company Focus Technology"]);
  });
});

describe("changed values in the address", () => {
  it("lists are joined by commas; what is empty or the same for every page is taken out", () => {
    expect(addressValues({ company: ["alibaba", "focus"], event: [], to: "", scale: "indexed" })).toEqual({
      company: "alibaba,focus",
      event: null,
      to: null,
      scale: null,
    });
    expect(addressValues({ scale: "log", listing: "primary" })).toEqual({ scale: "log", listing: "primary" });
  });
});

it("each parameter's chip has a place of its own", () => {
  const places = FILTER_NAMES.flatMap((name) => FILTER[name].chip ?? []);
  expect(places.length).toBeGreaterThan(0);
  expect(new Set(places).size).toBe(places.length);
});
