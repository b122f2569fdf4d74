import type { Messages } from "../../../lib/i18n/messages.ts";
import type { FindingSummary } from "../../../lib/reactions/sessions/findings-behind.ts";
import { findingSentence, findingSessions } from "../../data/finding-sentence.ts";
import { SeverityMark } from "../../data/severity-mark.tsx";

interface CheckedQuoteProps {
  readonly findings: readonly FindingSummary[];
  readonly locale: string;
  readonly messages: Messages;
}

/** What the checks hold against a day or an action that a person looks at or has just changed; nothing where all is well. */
export function CheckedQuote({ findings, locale, messages }: CheckedQuoteProps) {
  if (findings.length === 0) return null;
  const { adminQuotes, findings: texts, table } = messages;
  return (
    <section aria-labelledby="checked" className="panel my-3 max-w-3xl p-3 text-sm">
      <h2 id="checked" className="font-semibold">
        {adminQuotes.checked}
      </h2>
      <ul className="mt-1 grid gap-1">
        {findings.map((found) => (
          <li key={`${found.kind} ${found.session}`}>
            <SeverityMark severity={found.severity} texts={texts} />{" "}
            <bdi className="whitespace-nowrap">{findingSessions(found)}</bdi>{" "}
            {findingSentence(found, locale, table)}
          </li>
        ))}
      </ul>
    </section>
  );
}
