import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { OwnFileLinkNotes } from "../../../components/study/own-file-link.tsx";
import { ownFileTexts } from "../../../components/study/own-file-texts.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { readOwnFileLink } from "../../../lib/views/study/own-file-link.ts";

const LINK = "#own=mine.csv&digest=0123456789ab&symbol=AAA&benchmark=INDEX&model=magic";

function notes(digest: string | null, columns: readonly string[] | null = null): string {
  const read = readOwnFileLink(LINK);
  if (read === null) throw new Error("no link");
  return renderToStaticMarkup(
    createElement(OwnFileLinkNotes, {
      ...read,
      chosen: { table: digest === null ? null : { name: "other.csv", digest }, factors: null },
      columns: { table: columns, factors: null },
      ...{ locale: "en", texts: ownFileTexts(messagesIn("en")) },
    }),
  );
}

describe("what is said of a link to a study of a file", () => {
  it("asks for mine.csv by its name and digest, and names the 1 part that was not understood", () => {
    const said = notes(null);
    expect(said).toContain("Choose again: mine.csv (SHA-256 0123456789ab…).");
    expect(said).toContain("left as they are without one: model.");
  });

  it("says whether what was chosen has the link's digest, whatever it is called", () => {
    expect(notes("0123456789ab")).toContain("other.csv is the link’s file");
    expect(notes("ffffffffffff")).toContain("begins with ffffffffffff, not with 0123456789ab.");
    expect(notes("ffffffffffff")).not.toContain("Choose again");
    // A browser that made no digest can't compare.
    expect(notes("")).not.toContain("the link’s file");
  });

  it("names the 1 column of the link that the chosen file has not", () => {
    expect(notes("ffffffffffff", ["AAA", "MARKET"])).toContain(
      "The link’s columns INDEX are not in this file",
    );
    expect(notes("ffffffffffff", ["AAA", "INDEX"])).not.toContain("columns");
  });
});
