import type { Messages } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import type { FitSummary } from "../../../lib/views/event.ts";
import { fitWords } from "./fit-words.ts";

interface FitBadgeProps {
  readonly fit: FitSummary;
  /** The page of all tests, without language and query. */
  readonly page: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** What the tests of a fit found, the gravest in words; a press shows them all. */
export function FitBadge({ fit, page, locale, messages: { fit: texts } }: FitBadgeProps) {
  const { words, isOdd } = fitWords(
    locale,
    { findings: fit.diagnostics.findings, movedBefore: fit.movedBefore },
    texts,
  );
  const colour = isOdd ? "text-warning" : "text-muted";
  return (
    <p className="mt-2 text-xs" data-testid="fit-badge">
      <a
        href={`${localePath(locale, page)}${fit.query === "" ? "" : `?${fit.query}`}`}
        className={`target underline decoration-dotted underline-offset-3 ${colour}`}
      >
        {words}
      </a>
    </p>
  );
}
