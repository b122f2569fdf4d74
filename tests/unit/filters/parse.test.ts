import {
  type Arbitrary,
  assert,
  constantFrom,
  date,
  integer,
  option,
  property,
  record,
  string,
  subarray,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter } from "../../../lib/filters/parse.ts";
import { filterQuery } from "../../../lib/filters/query.ts";
import {
  byName,
  DEFAULT_FILTER,
  FILTER,
  type Filter,
  type FilterName,
  type FilterParameter,
  type FilterVocabulary,
} from "../../../lib/filters.ts";

const COMPANIES = ["alibaba", "focus-technology", "client-service-international"];
const EVENTS = ["qwq-32b", "manus", "deepseek-r1"];
const KINDS = ["model", "capex", "M&A", "product report"];
const BENCHMARKS = ["^HSI", "HSTECH.HK", "000300.SS"];
const MAKERS = ["Alibaba (Qwen)", "DeepSeek", "Zhipu, Z.ai", "Z.ai", "OpenAI/SoftBank/Oracle"];
const vocabulary: FilterVocabulary = {
  companies: new Set(COMPANIES),
  events: new Set(EVENTS),
  kinds: new Set(KINDS),
  benchmarks: new Set(BENCHMARKS),
  makers: new Set(MAKERS),
  sectors: new Set(["chips"]),
  places: new Set(["Shenzhen and Shanghai"]),
};

const parse = (text: string, defaults?: Filter) =>
  parseFilter(new URLSearchParams(text), vocabulary, defaults);
/** The filter of a query without a problem. */
function parsed(text: string): Filter {
  const { filter, problems } = parse(text);
  expect(problems).toEqual([]);
  return filter;
}
/** What is wrong with a query: parameter, code and what was given. */
const wrong = (text: string) =>
  parse(text).problems.map(({ parameter, code, given }) => [parameter, code, given]);

describe("a filter with nothing given", () => {
  it("is everything stored, the market model, -120..-11 and -1..1, indexed", () => {
    expect(parsed("")).toEqual(DEFAULT_FILTER);
    expect(DEFAULT_FILTER).toMatchObject({
      company: [],
      event: [],
      kind: [],
      from: null,
      to: null,
      benchmark: null,
      model: "market",
      estimation: { start: -120, end: -11 },
      window: { start: -1, end: 1 },
      scale: "indexed",
      listing: "all",
      relation: "all",
      chart: "line",
      overlay: [],
      maker: [],
      sector: [],
      place: [],
      timeline: "shown",
      dayonly: "unranked",
    });
  });

  it("has an empty query, and empty values count as not given", () => {
    expect(filterQuery(DEFAULT_FILTER).toString()).toBe("");
    expect(parsed("company=&from=&model=&window=&benchmark=")).toEqual(DEFAULT_FILTER);
  });

  it("is what a page opens on, value by value, where the page says so", () => {
    const opening: Filter = { ...DEFAULT_FILTER, from: "2025-01-01", listing: "primary", kind: ["model"] };
    expect(parse("", opening).filter).toEqual(opening);
    expect(parse("from=2024-02-01&listing=all", opening).filter).toEqual({
      ...opening,
      from: "2024-02-01",
      listing: "all",
    });
  });
});

describe("lists", () => {
  it("may be repeated, separated by commas, or both, and hold each value once", () => {
    const both = ["alibaba", "focus-technology"];
    expect(parsed("company=alibaba&company=focus-technology").company).toEqual(both);
    expect(parsed("company=alibaba,focus-technology").company).toEqual(both);
    expect(parsed("company=alibaba,,focus-technology&company=alibaba").company).toEqual(both);
  });

  it("come the same from the record of a page: text, an array, or nothing", () => {
    const query = { company: "alibaba,focus-technology", event: ["manus", "qwq-32b"], kind: undefined };
    const { filter, problems } = parseFilter(query, vocabulary);
    expect(problems).toEqual([]);
    expect(filter).toEqual(parsed("company=alibaba,focus-technology&event=manus,qwq-32b"));
  });

  it("an unknown slug is named and the rest of the list and of the filter is kept", () => {
    const { filter, problems } = parse("company=alibaba,tencent&event=qwq-32b&window=0..5");
    expect(problems).toEqual([
      {
        parameter: "company",
        code: "unknown",
        given: "tencent",
        message: 'company: there is no company "tencent"',
      },
    ]);
    expect(filter).toEqual({
      ...DEFAULT_FILTER,
      company: ["alibaba"],
      event: ["qwq-32b"],
      window: { start: 0, end: 5 },
    });
  });

  it("makers are read as they are stored, and one with a comma of its own stays in one piece", () => {
    expect(parsed("maker=DeepSeek,Zhipu, Z.ai,Alibaba (Qwen)").maker).toEqual([
      "DeepSeek",
      "Zhipu, Z.ai",
      "Alibaba (Qwen)",
    ]);
    expect(parsed("maker=Z.ai&maker=DeepSeek").maker).toEqual(["Z.ai", "DeepSeek"]);
    expect(wrong("maker=deepseek,Z.ai")).toEqual([["maker", "unknown", "deepseek"]]);
  });

  it("unknown announcements, kinds and benchmarks are named; a name of every object's is unknown too", () => {
    expect(wrong("event=gpt-9,toString&kind=rumour&benchmark=^NDX")).toEqual([
      ["event", "unknown", "gpt-9"],
      ["event", "unknown", "toString"],
      ["kind", "unknown", "rumour"],
      ["benchmark", "unknown", "^NDX"],
    ]);
  });
});

describe("dates", () => {
  it("2025-02-30, 2025-3-6, 6 March, a time and a year of five digits are bad dates, and the other one stays", () => {
    for (const bad of ["2025-02-30", "2025-3-6", "6 March 2025", "2025-03-06T00:00", "12025-03-06"]) {
      expect(wrong(`from=${bad}`), bad).toEqual([["from", "bad date", bad]]);
      expect(parse(`from=${bad}&to=2025-12-31`).filter, bad).toEqual({
        ...DEFAULT_FILTER,
        to: "2025-12-31",
      });
    }
  });

  it("2025-03-07 to 2025-03-06 is backward and both are dropped; one day alone is a range", () => {
    expect(wrong("from=2025-03-07&to=2025-03-06")).toEqual([["to", "backward", "2025-03-06"]]);
    expect(parse("from=2025-03-07&to=2025-03-06&event=manus").filter).toEqual({
      ...DEFAULT_FILTER,
      event: ["manus"],
    });
    expect(parsed("from=2025-03-06&to=2025-03-06")).toMatchObject({ from: "2025-03-06", to: "2025-03-06" });
  });
});

describe("windows", () => {
  it("-1..1, 0..0, -250..250 and 5..20 are read, both ends included", () => {
    expect(parsed("window=-1..1").window).toEqual({ start: -1, end: 1 });
    expect(parsed("window=0..0").window).toEqual({ start: 0, end: 0 });
    expect(parsed("estimation=-250..250").estimation).toEqual({ start: -250, end: 250 });
    expect(parsed("window=5..20&estimation=-60..-5")).toMatchObject({
      window: { start: 5, end: 20 },
      estimation: { start: -60, end: -5 },
    });
  });

  it("1..-1 is backward; -251..0 and 0..251 reach beyond 250; each leaves the default", () => {
    expect(wrong("window=1..-1")).toEqual([["window", "backward", "1..-1"]]);
    expect(wrong("window=-251..0")).toEqual([["window", "bad window", "-251..0"]]);
    expect(wrong("estimation=0..251")).toEqual([["estimation", "bad window", "0..251"]]);
    expect(parse("window=1..-1&estimation=0..9999").filter).toEqual(DEFAULT_FILTER);
  });

  it("1, 1..., -1...1, a..b, 1e2..200, 0.5..1, --1..1, 99999..0 and an unbounded one are no windows", () => {
    for (const bad of ["1", "1..", "..1", "-1...1", "a..b", "1e2..200", "0.5..1", "--1..1", "99999..0"]) {
      expect(wrong(`window=${bad}`), bad).toEqual([["window", "bad window", bad]]);
      expect(parse(`window=${bad}`).filter, bad).toEqual(DEFAULT_FILTER);
    }
  });
});

describe("single values", () => {
  it("a value given twice is reported and the first counts", () => {
    expect(wrong("model=mean&model=adjusted")).toEqual([["model", "repeated", "mean,adjusted"]]);
    expect(parse("model=mean&model=adjusted").filter.model).toBe("mean");
  });

  it("a model, scale, listing or relation that is none is a bad choice and leaves the default", () => {
    expect(wrong("model=capm&scale=sqrt&listing=main&relation=some")).toEqual([
      ["model", "bad choice", "capm"],
      ["scale", "bad choice", "sqrt"],
      ["listing", "bad choice", "main"],
      ["relation", "bad choice", "some"],
    ]);
    expect(parse("model=MARKET&scale=log").filter).toEqual({ ...DEFAULT_FILTER, scale: "log" });
  });
});

describe("how the chart is drawn", () => {
  it("overlays are read in either order and once; bars and model are none, and candles is a style", () => {
    expect(parsed("overlay=expected,benchmark&overlay=expected").overlay).toEqual(["benchmark", "expected"]);
    expect(parsed("overlay=&chart=candles")).toMatchObject({ overlay: [], chart: "candles" });
    expect(wrong("chart=bars&overlay=model,benchmark")).toEqual([
      ["chart", "bad choice", "bars"],
      ["overlay", "bad choice", "model"],
    ]);
    expect(filterQuery(parsed("overlay=expected,benchmark&chart=area")).toString()).toBe(
      "chart=area&overlay=benchmark%2Cexpected",
    );
  });
});

describe("the timeline under the chart", () => {
  it("is shown unless hidden is asked for; off is neither", () => {
    expect(parsed("").timeline).toBe("shown");
    expect(parsed("timeline=hidden").timeline).toBe("hidden");
    expect(wrong("timeline=off")).toEqual([["timeline", "bad choice", "off"]]);
    expect(filterQuery(parsed("timeline=hidden")).toString()).toBe("timeline=hidden");
    expect(filterQuery(parsed("timeline=shown")).toString()).toBe("");
  });
});

describe("a filter and its query", () => {
  const window = tuple(integer({ min: -250, max: 250 }), integer({ min: -250, max: 250 })).map(([a, b]) => ({
    start: Math.min(a, b),
    end: Math.max(a, b),
  }));
  const day = date({ min: new Date("1990-01-01"), max: new Date("2050-01-01"), noInvalidDate: true }).map(
    (instant) => instant.toISOString().slice(0, 10),
  );
  /** Any value of a parameter, by its shape. */
  const anyOf = (name: FilterName): Arbitrary<Filter[FilterName]> => {
    const parameter: FilterParameter = FILTER[name];
    switch (parameter.shape) {
      case "list":
        return subarray([...(known[parameter.words] ?? [])]);
      case "several":
        return subarray([...parameter.words]);
      case "choice":
        return constantFrom(...parameter.words);
      case "symbol":
        return option(constantFrom(...(known[parameter.words] ?? [])));
      case "text":
        return option(
          string({ unit: "binary", minLength: 1, maxLength: parameter.longest }).filter(
            (text) => text === text.trim() && text.isWellFormed(),
          ),
        );
      case "date":
        return option(day);
      case "window":
        return window;
    }
  };
  const known: Readonly<Record<string, ReadonlySet<string>>> = vocabulary;
  const filters = record(byName<Record<FilterName, Arbitrary<Filter[FilterName]>>>(anyOf)).map((values) => {
    const filter = byName<Filter>((name) => values[name]);
    const { from, to } = filter;
    return from !== null && to !== null && from > to ? { ...filter, from: to, to: from } : filter;
  });

  it("lead back to each other through the text of a URL", () => {
    assert(
      property(filters, (filter) => {
        expect(parsed(filterQuery(filter).toString())).toEqual(filter);
      }),
    );
  });

  it("lead back to each other from a page that opens on less than everything", () => {
    const opening: Filter = { ...DEFAULT_FILTER, listing: "primary", relation: "named" };
    assert(
      property(filters, (filter) => {
        expect(parse(filterQuery(filter, opening).toString(), opening)).toEqual({ filter, problems: [] });
      }),
    );
    expect(filterQuery(opening, opening).toString()).toBe("listing=primary&relation=named");
  });

  it("the query of QwQ-32B and Alibaba over -5..5 reads company, event, then window", () => {
    const filter: Filter = {
      ...DEFAULT_FILTER,
      company: ["alibaba"],
      event: ["qwq-32b", "manus"],
      window: { start: -5, end: 5 },
    };
    expect(filterQuery(filter).toString()).toBe("company=alibaba&event=qwq-32b%2Cmanus&window=-5..5");
  });
});
