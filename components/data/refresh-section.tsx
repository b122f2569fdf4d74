import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { RefreshView } from "../../lib/views/data/refresh-view.ts";
import { Freshness } from "./freshness.tsx";
import { RefreshPanel } from "./refresh-panel.tsx";

interface RefreshSectionProps {
  readonly view: RefreshView;
  readonly locale: string;
  readonly messages: Messages;
  /** Whether the reader is signed in and may start a refresh. */
  readonly admin: boolean;
}

/** How fresh the quotes are, and what refreshes them: by schedule, or by a button for whoever is signed in. */
export function RefreshSection({ view, locale, messages, admin }: RefreshSectionProps) {
  const { asOf: _asOf, none: _none, behind: _behind, next: _next, off: _off, ...texts } = messages.refresh;
  return (
    <section className="panel mt-4 p-3" aria-label={messages.refresh.title} data-testid="refresh">
      <Freshness view={view} locale={locale} messages={messages} />
      <RefreshPanel
        initial={view.state}
        admin={admin}
        signIn={view.isWritingOn && !admin ? localePath(locale, "/admin") : null}
        locale={locale}
        texts={{ ...texts, inEnglish: messages.app.inEnglish }}
      />
    </section>
  );
}
