import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { ReportEntry } from "../../lib/views/claims/claims.ts";
import { translator } from "../text/translator.ts";
import { reportPhrase, scorePhrase } from "./report-phrase.ts";

interface ReportListProps {
  readonly reports: readonly ReportEntry[];
  readonly locale: string;
}

/** Every report with how its claims compare. */
export function ReportList({ reports, locale }: ReportListProps) {
  const messages = messagesIn(locale);
  const t = translator(locale, messages, "claims");
  const { claims: texts } = messages;
  const claimed = reports.filter(({ claims }) => claims > 0);
  if (claimed.length === 0) return null;
  return (
    <section aria-labelledby="reports" className="mt-8">
      <h2 id="reports" className="text-lg">
        {texts.reportsTitle}
      </h2>
      <p className="mb-2 text-xs text-muted">{texts.reportsHelp}</p>
      <ul className="gap-x-8 text-sm md:columns-2" data-testid="reports">
        {claimed.map((report) => (
          <li key={report.slug} className="break-inside-avoid border-b border-grid py-1.5">
            <a href={localePath(locale, `/claims/${report.slug}`)} className="target">
              {reportPhrase(report, locale)}
            </a>
            <span className="block text-xs text-muted">
              {t("count", { count: report.claims })}: {scorePhrase(report.score, locale)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
