"use client";

import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { directionOf } from "../../lib/i18n/routing.ts";
import type { KeyEntry } from "../picture/picture.ts";
import { fill } from "../text/fill.ts";
import { longDay } from "../text/format.ts";
import { bracketed, colon } from "../text/lists.ts";
import { useScript } from "../ui/use-script.ts";

interface ClaimKeyProps {
  /** Those that the chart marks now. */
  readonly claims: readonly MarkedClaim[];
  readonly isOpen?: boolean;
  readonly locale: string;
  readonly labels: Messages["figure"]["claims"];
}

/** What was reported of a day in a few words, each once. */
export const shortOn = (claims: readonly MarkedClaim[], day: number): string[] => [
  ...new Set(claims.filter(({ last }) => last.day === day).map(({ short }) => short)),
];

/** In a picture's key what its marks of reported figures are, where it has any. */
export const claimsEntry = (
  claims: readonly MarkedClaim[],
  { sign }: Pick<ClaimKeyProps["labels"], "sign">,
): KeyEntry[] => (claims.length === 0 ? [] : [{ name: sign, colour: "var(--color-ink)", dash: "2 3" }]);

/** The reported figures that a chart marks, by day, each with how it compares and the way to its working. */
export function ClaimKey({ claims, isOpen = false, locale, labels }: ClaimKeyProps) {
  const hasScript = useScript();
  if (claims.length === 0) return null;
  return (
    <details
      className="unfolds-in-print px-3 pb-1.5 text-xs text-muted"
      dir={directionOf(locale)}
      open={isOpen}
      data-testid="claim-key"
    >
      <summary>{fill(labels.marked, { count: claims.length })}</summary>
      <p className="mt-1">{labels.signs}</p>
      {/* It is folded: the list comes with the script, and the ledger has all of it without one. */}
      {hasScript && (
        <ul className="mt-1 grid gap-x-6 @min-[900px]:grid-cols-2">
          {claims.map(({ last, text, by, verdict, href }) => (
            <li key={href} className="break-inside-avoid py-0.5">
              <bdi>{longDay(locale, last.day)}</bdi>
              {colon(locale)}
              <a href={href} className="target">
                {text}
              </a>{" "}
              <span className="text-ink">{verdict}</span>
              {bracketed(locale, by)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
