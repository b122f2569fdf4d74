import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  oneof,
  property,
  record,
  string,
  uint8Array,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { EXCHANGE_CODES } from "../../../../lib/market/exchanges.ts";
import { STUDY_MODELS } from "../../../../lib/study-input/study-options.ts";
import {
  contentDigest,
  ownFileFragment,
  readOwnFileLink,
} from "../../../../lib/views/study/own-file-link.ts";

const name = string({ unit: "grapheme", maxLength: 40 });
const digest = oneof(
  constantFrom(""),
  string({ unit: constantFrom(..."0123456789abcdef"), minLength: 12, maxLength: 12 }),
);
const window = constantFrom("-1..1", "0..0", "-10..10", "2..5");
const link = record({
  ...{ own: name, digest, symbol: name, benchmark: name, "risk-free": name },
  ...{ factors: name, "factors-digest": digest, "factors-unit": constantFrom("", "percent") },
  kind: constantFrom("price", "return", "percent"),
  order: constantFrom("", "day-first", "month-first"),
  decimal: constantFrom("", "point", "comma"),
  dates: array(
    constantFrom(
      "2025-03-06",
      "2025-02-25 10:30 +08:00 plan #2 & more",
      "2024-01-02 نشر",
      "2023-03-16 14:00 Asia/Shanghai 文心一言",
    ),
    {
      maxLength: 4,
    },
  ).map((dates) => [...new Set(dates)].join("\n")),
  exchange: constantFrom("", ...EXCHANGE_CODES),
  model: constantFrom(...STUDY_MODELS),
  ...{ window, estimation: constantFrom("none", "-120..-11", "-250..-20") },
  exclude: constantFrom("none", "security", "all", "cluster"),
  bound: constantFrom("", "1", "2", "10"),
});

describe("the link of a study of a reader's own file", () => {
  it("says what it was made of, whatever the names, the dates and the settings are", () => {
    assert(
      property(link, (said) => {
        expect(readOwnFileLink(ownFileFragment(said))).toEqual({ link: said, problems: [] });
      }),
    );
  });

  it("leaves out what opens without it, and has a stored study's names for what both have", () => {
    const fragment = ownFileFragment({
      ...{
        own: "mine.csv",
        digest: "0123456789ab",
        symbol: "AAA",
        benchmark: "",
        dates: "2025-03-06\n2025-02-25 plan",
      },
      ...{
        kind: "price",
        model: "market",
        window: "-1..1",
        estimation: "-120..-11",
        exclude: "none",
        bound: "2",
      },
    });
    expect(fragment).toBe(
      "#own=mine.csv&digest=0123456789ab&symbol=AAA&benchmark=&dates=2025-03-06,2025-02-25+plan&bound=2",
    );
    expect(readOwnFileLink("#own=mine.csv")?.link).toMatchObject({
      model: "market",
      window: "-1..1",
      dates: "",
    });
    expect(readOwnFileLink("#own=mine.csv")?.link.symbol).toBeUndefined();
  });

  it("keeps lines that are no dates as they were typed, so that the form can say what is wrong with them", () => {
    const dates = "2025-03-06\n03/04/2025 call";
    expect(readOwnFileLink(ownFileFragment({ own: "mine.csv", dates }))?.link.dates).toBe(dates);
  });

  it("names the 5 parts that can't be used, and keeps the 4 others", () => {
    const broken =
      "#own=mine.csv&digest=xyz&model=magic&window=1to2&exchange=MOON&symbol=AAA&dates=2025-03-06&more=1&bound=2";
    const read = readOwnFileLink(broken);
    expect(read?.problems.toSorted()).toEqual(["digest", "exchange", "model", "more", "window"]);
    expect(read?.link).toMatchObject({ own: "mine.csv", symbol: "AAA", dates: "2025-03-06", bound: "2" });
    expect(read?.link).toMatchObject({ digest: "", model: "market", window: "-1..1", exchange: "" });
  });

  it("is read from any text without an error, and is none where it begins otherwise", () => {
    assert(
      property(string({ unit: "binary" }), (text) => {
        expect(readOwnFileLink(`#own=${text}`)).not.toBeNull();
      }),
    );
    for (const other of ["", "#", "#own-2025-03-06", "#owner=1"]) expect(readOwnFileLink(other)).toBeNull();
  });

  it("tells a file by the first 12 digits of its SHA-256, which another content does not have", async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(await contentDigest(bytes("abc"))).toBe("ba7816bf8f01");
    await assert(
      asyncProperty(uint8Array({ maxLength: 64 }), uint8Array({ maxLength: 64 }), async (one, other) => {
        const isSame = one.length === other.length && one.every((byte, at) => byte === other[at]);
        const copies = [new Uint8Array(one), new Uint8Array(other)] as const;
        expect((await contentDigest(copies[0])) === (await contentDigest(copies[1]))).toBe(isSame);
      }),
    );
  });
});
