import { describe, expect, it } from "vitest";
import { readerName } from "../../../components/reader-name.ts";
import { messagesIn } from "../../../i18n/messages.ts";
import { LOCALES } from "../../../i18n/routing.ts";
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
