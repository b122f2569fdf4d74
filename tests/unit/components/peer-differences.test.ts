import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PeerDifferences } from "../../../components/reactions/statistics/peer-differences.tsx";
import { readCommand } from "../../../lib/cli/command.ts";
import { studyCommand } from "../../../lib/cli/study/arguments.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";

describe.each(["en", "zh", "ar"])("where other programs differ, in %s", (locale) => {
  const messages = messagesIn(locale);
  const page = renderToStaticMarkup(createElement(PeerDifferences, { messages }));

  it("has each difference with the program and the reason", () => {
    for (const [name, { why }] of Object.entries(messages.methods.peers.differences)) {
      expect(page).toContain(`id="peer-${name}"`);
      expect(page).toContain(why.replaceAll("&", "&amp;").replaceAll("'", "&#x27;"));
    }
    for (const program of ["estudy2 (R)", "EventStudy (R)", "eventstudy2 (Stata)"])
      expect(page).toContain(program);
  });

  it("names only options that the study command takes", () => {
    const options = [...page.matchAll(/<code dir="ltr">([^<]+)<\/code>/g)].map(([, words = ""]) => words);
    expect(options).toEqual(["--residual-df M-1", "--forecast-correction off"]);
    for (const words of options) {
      const read = readCommand(studyCommand, ["--prices", "p.csv", "--events", "e.csv", ...words.split(" ")]);
      expect(read.ok).toBe(true);
    }
  });
});
