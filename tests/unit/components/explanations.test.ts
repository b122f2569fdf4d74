import { describe, expect, it } from "vitest";
import {
  candidateReturns,
  explainDayZero,
  explainOthers,
} from "../../../components/reactions/table/explanations.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { anUnmeasuredReaction, REACTION_STATES } from "../../../lib/samples/sample-reactions.ts";

const { table } = messagesIn("en");
const ofDay = REACTION_STATES.find(({ event }) => event === "a-day") ?? anUnmeasuredReaction("not studied");
const explained = (about: Partial<Reaction>, locale = "en") =>
  explainDayZero({ ...ofDay, ...about }, locale, messagesIn(locale).table);

describe("why day 0 is what it is", () => {
  it("of a day both sessions are told with their returns, by the clock of the exchange, and that noon stands in", () => {
    const sentence = explained({});
    expect(sentence).toContain("Only the day is known, not the hour.");
    expect(sentence).toContain("if before 16:00 on 6 Mar 2025: −2.58%; if after: +14.56% (7 Mar 2025)");
    expect(sentence).toContain("Day 0 is shown as 2025-03-06, the session of noon where it was announced.");
  });

  it("in Arabic the date can't break at its hyphens, and stands in its own order", () => {
    expect(explained({}, "ar")).toContain("\u20662025-\u206003-\u206006\u2069");
    expect(explained({}, "zh")).toContain("2025-03-06");
  });

  it("of a day whose every hour leads to one session that one is told, and no return twice", () => {
    const sentence = explained({ candidates: ofDay.candidates.slice(0, 1) });
    expect(sentence).toContain("Whatever the hour, the first session that could react was 2025-03-06.");
    expect(sentence).not.toContain("%");
  });

  it("of a report it is told that the announcement came before it", () => {
    expect(explained({ precision: "report", candidates: [] })).toContain("the announcement came before it");
    expect(explained({ precision: "report" })).toContain("if before 16:00 on 6 Mar 2025: −2.58%");
  });

  it("of an instant the instant is told, in words that have no noon", () => {
    const sentence = explained({ precision: "minute", candidates: [] });
    expect(sentence).toContain("before the open: day 0 is 2025-03-06");
    expect(sentence).not.toContain("noon");
  });

  it("a candidate without a close is a dash, and where there is one session at most there is no choice to tell", () => {
    const [first, second] = ofDay.candidates;
    if (!first || !second) throw new Error("There are no two candidates");
    const said = candidateReturns(
      { candidates: [first, { ...second, change: null }], zone: ofDay.zone },
      "en",
      table.dayOnly,
    );
    expect(said).toBe("if before 16:00 on 6 Mar 2025: −2.58%; if after: – (7 Mar 2025)");
    expect(candidateReturns({ candidates: [first], zone: ofDay.zone }, "en", table.dayOnly)).toBeNull();
  });

  it("in Arabic every return and date is kept in its own order", () => {
    expect(explained({}, "ar")).toContain("\u2066−2.58%\u2069");
    expect(explained({}, "ar")).toContain("\u206616:00\u2069");
  });
});

describe("what else a CAR holds", () => {
  const other = (at: number) => ({
    slug: `r${at}`,
    title: `Results ${at}`,
    session: "2025-02-21",
    offset: -1,
  });

  it("is named with its day: results of 21 February", () => {
    const about = { othersInWindow: { count: 1, named: [other(1)] }, window: "-1..1" };
    expect(explainOthers(about, "en", table)).toBe(
      "Another announcement inside the window -1..1, which CAR can’t be told apart from: Results 1 (21 Feb 2025)",
    );
  });

  it("of seven names five and counts two more; of none nothing is said", () => {
    const named = Array.from({ length: 7 }, (_, at) => other(at));
    const sentence = explainOthers({ othersInWindow: { count: 7, named }, window: "-5..5" }, "en", table);
    expect(sentence).toContain("Results 4 (21 Feb 2025); and 2 more");
    expect(
      explainOthers({ othersInWindow: { count: 0, named: [] }, window: "0..0" }, "en", table),
    ).toBeNull();
  });
});
