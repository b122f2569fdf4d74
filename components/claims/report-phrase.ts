import { COMPARISONS } from "../../lib/claims/verdict.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ClaimRow, ClaimScore } from "../../lib/views/claims/claim-row.ts";
import { fill } from "../text/fill.ts";
import { longDay, longMonth } from "../text/format.ts";
import { listed } from "../text/lists.ts";

/** A report by its publisher and its date, as exact as that is known: `Reuters, 16 Mar 2023`. */
export function reportPhrase(
  { publisher, published }: Pick<ClaimRow["report"], "publisher" | "published">,
  locale: string,
): string {
  const { reported } = messagesIn(locale).claims;
  return published === null
    ? fill(reported.undated, { publisher })
    : fill(reported.by, { publisher, date: publishedText(published, locale) });
}

/** An ISO date or a month as a reader's. */
const publishedText = (published: string, locale: string): string =>
  published.length === "2025-03".length
    ? longMonth(locale, dayNumber(`${published}-01`))
    : longDay(locale, dayNumber(published));

/** How some claims compare, counted: `9 as written, 1 off`. */
export function scorePhrase(score: ClaimScore, locale: string): string {
  const { claims: texts } = messagesIn(locale);
  return listed(
    locale,
    COMPARISONS.filter((comparison) => score[comparison] > 0).map((comparison) =>
      fill(texts.score, { count: score[comparison], comparison: texts.comparisons[comparison] }),
    ),
  );
}
