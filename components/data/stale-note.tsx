import { messagesIn } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StaleExchange } from "../../lib/views/data/stale-quotes.ts";
import { fill } from "../text/fill.ts";

interface StaleNoteProps {
  readonly stale: readonly StaleExchange[];
  readonly locale: string;
}

/** How far the quotes reach where later ones could be had; nothing where they are fresh. */
export function StaleNote({ stale, locale }: StaleNoteProps) {
  if (stale.length === 0) return null;
  const { states, exchanges, notes } = messagesIn(locale);
  const sessions = stale.map(({ exchange, last }) =>
    fill(states.staleSession, { session: last, exchange: exchanges[exchange] }),
  );
  return (
    <p className="mt-2 text-xs text-muted" data-testid="stale">
      {fill(states.stale, { sessions: sessions.join(" · ") })}{" "}
      <a className="no-print" href={localePath(locale, "/data")}>
        {notes.more}
      </a>
    </p>
  );
}
