import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { PlacedClaim } from "../../lib/views/claims/claims-on-chart.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { verdictPhrase } from "./claim-figures.ts";
import { reportPhrase } from "./report-phrase.ts";

/** Claims that a chart marks, in the reader's words. */
export function markedClaims(placed: readonly PlacedClaim[], locale: string): readonly MarkedClaim[] {
  const { claims: texts } = messagesIn(locale);
  return placed.map(({ claim, place }) => {
    const verdict = verdictPhrase(claim.verdict, locale, texts);
    return {
      ...place,
      text: claim.paraphrase,
      by: reportPhrase(claim.report, locale),
      short: fill(texts.marked, { reported: leftToRight(locale, claim.reported), verdict }),
      verdict,
      isAsWritten: claim.verdict.comparison === "as written",
      href: localePath(locale, `/claims/${claim.report.slug}/${claim.slug}`),
    };
  });
}
