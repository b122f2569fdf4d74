import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { ClaimsAbout } from "../../lib/views/claims/claims-about.ts";
import { translator } from "../text/translator.ts";
import { ClaimList } from "./claim-list.tsx";

interface ReportedSectionProps {
  readonly about: ClaimsAbout;
  /** The query of the ledger that has all of them: `event=qwq-32b`. */
  readonly query: string;
  readonly locale: string;
}

/** What reports said of an announcement or a company, and the way to all of it; nothing where none did. */
export function ReportedSection({ about, query, locale }: ReportedSectionProps) {
  const messages = messagesIn(locale);
  const { claims: texts } = messages;
  if (about.total === 0) return null;
  return (
    <section aria-labelledby="reported" className="mt-8" data-testid="reported">
      <h2 id="reported" className="text-lg">
        {texts.ofEvent}
      </h2>
      <p className="mb-2 text-xs text-muted">{texts.ofEventHelp}</p>
      <ClaimList claims={about.rows} locale={locale} />
      <p className="mt-1 text-sm">
        <a href={`${localePath(locale, "/claims")}?${query}`} className="target">
          {texts.all}: {translator(locale, messages, "claims")("count", { count: about.total })}
        </a>
      </p>
    </section>
  );
}
