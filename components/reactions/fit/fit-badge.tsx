import type { Messages } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import type { FitSummary } from "../../../lib/views/event.ts";
import { fill } from "../../text/fill.ts";
import { colon, listed } from "../../text/lists.ts";

interface FitBadgeProps {
  readonly fit: FitSummary;
  /** The page of all tests, without language and query; null where there is none. */
  readonly page: string | null;
  readonly locale: string;
  readonly messages: Messages;
}

/** What the tests of a fit found, the gravest in words; a press shows them all. */
export function FitBadge({ fit, page, locale, messages: { fit: texts } }: FitBadgeProps) {
  const { findings, movedBefore, query } = fit;
  const [gravest, ...others] = [
    ...findings.map((finding) => texts.findings[finding]),
    ...(movedBefore ? [texts.moved] : []),
  ];
  const words = listed(locale, [
    gravest ?? texts.good,
    ...(others.length > 0 ? [fill(texts.more, { count: String(others.length) })] : []),
  ]);
  const face = `${texts.badge}${colon(locale)}${words}`;
  const colour = gravest === undefined ? "text-muted" : "text-warning";
  return (
    <p className="mt-2 text-xs" data-testid="fit-badge">
      {page === null ? (
        <span className={colour}>{face}</span>
      ) : (
        <a
          href={`${localePath(locale, page)}${query === "" ? "" : `?${query}`}`}
          className={`target underline decoration-dotted underline-offset-3 ${colour}`}
        >
          {face}
        </a>
      )}
    </p>
  );
}
