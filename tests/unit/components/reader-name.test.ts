import { describe, expect, it } from "vitest";
import { instrumentName, readerName } from "../../../components/text/reader-name.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES } from "../../../lib/i18n/routing.ts";
import { readSeed } from "../../../lib/quotes/shipped/apply-seed.ts";
import { readSeedFiles } from "../../../lib/quotes/shipped/seed-files.ts";

describe("a kind or a maker in the reader's language", () => {
  it("is the translated name, and the stored one where nobody has translated it", () => {
    const { makerNames } = messagesIn("zh");
    expect(readerName("Tencent", makerNames)).toBe("腾讯");
    expect(readerName("A maker of tomorrow", makerNames)).toBe("A maker of tomorrow");
    expect(readerName("constructor", makerNames)).toBe("constructor");
  });

  it.each(LOCALES)("every maker and kind that ships has one in %s", (locale) => {
    const { makerNames, kindNames } = messagesIn(locale);
    const { announcements } = readSeed(readSeedFiles("prisma/seed")).reference;
    const makers = announcements.map(({ maker }) => maker);
    const kinds = announcements.flatMap(({ kind }) => kind.split("+"));
    expect(makers.filter((maker) => !Object.hasOwn(makerNames, maker))).toEqual([]);
    expect(kinds.filter((kind) => !Object.hasOwn(kindNames, kind))).toEqual([]);
  });
});

describe("an instrument in the reader's language", () => {
  it("is what its index is called there, and the stored name where nobody has translated it", () => {
    const { instrumentNames } = messagesIn("zh");
    expect(instrumentName({ symbol: "000300.SS", name: "CSI 300 Index" }, instrumentNames)).toBe(
      "沪深300指数",
    );
    expect(instrumentName({ symbol: "^N225", name: "Nikkei 225" }, instrumentNames)).toBe("Nikkei 225");
  });

  it.each(LOCALES)("every index and pair that ships has a name in %s", (locale) => {
    const { instrumentNames } = messagesIn(locale);
    const { instruments } = readSeed(readSeedFiles("prisma/seed")).reference;
    const others = instruments.filter(({ kind }) => kind !== "share").map(({ symbol }) => symbol);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((symbol) => !Object.hasOwn(instrumentNames, symbol))).toEqual([]);
  });
});
