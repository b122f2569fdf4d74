import { describe, expect, it } from "vitest";
import { NO_WORDS, saidOfFile, sentWords } from "../../../lib/admin/quotes/file-words.ts";

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) sent.append(name, one);
  }
  return sent;
}

describe("what a form says of a file of quotes", () => {
  it("is what the command's flags say: symbol, prices, volume, dates, listing day, rows let in, confirmations, columns", () => {
    const words = sentWords(
      form({
        symbol: " 9988.HK ",
        prices: "raw",
        volume: "lots",
        dates: "day-first",
        listed: "2019-11-26",
        "let-in": "2026-02-10, 002315.SZ:2026-02-11",
        confirm: ["days", "basis"],
        "column-name": ["Datum", "Schluss", "Notiz"],
        "column-meaning": ["", "close", "none"],
      }),
    );
    expect(saidOfFile(words)).toEqual({
      ok: true,
      value: {
        statement: {
          symbol: "9988.HK",
          prices: "raw",
          volume: "lots",
          dates: "day-first",
          columns: new Map([
            ["Schluss", "close"],
            ["Notiz", "none"],
          ]),
        },
        said: {
          letIn: ["2026-02-10", "002315.SZ:2026-02-11"],
          confirm: ["days", "basis"],
          listedOn: "2019-11-26",
        },
      },
    });
  });

  it("is nothing where nothing was sent, or what no page sends", () => {
    expect(sentWords(form({}))).toEqual(NO_WORDS);
    const odd = form({ prices: "dear", volume: "gallons", confirm: "everything", "column-name": "A" });
    odd.append("column-meaning", "colour");
    const words = sentWords(odd);
    expect(words).toEqual({
      ...NO_WORDS,
      confirm: ["everything"],
      columns: [{ name: "A", meaning: "" }],
    });
    expect(saidOfFile(words)).toMatchObject({
      ok: true,
      value: { statement: { columns: undefined, prices: undefined }, said: { confirm: [] } },
    });
  });

  it("31/02/2026 is no listing day, and tomorrow is no session: both are named, and what was typed stays", () => {
    const words = sentWords(form({ listed: "31/02/2026", "let-in": "2026-02-10 tomorrow" }));
    expect(saidOfFile(words)).toEqual({
      ok: false,
      problem: [
        { field: "listed", code: "bad date" },
        { field: "letIn", code: "bad session" },
      ],
    });
    expect(words).toMatchObject({ listed: "31/02/2026", letIn: "2026-02-10 tomorrow" });
  });
});
