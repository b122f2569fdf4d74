import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Move } from "../../lib/reactions/questions/unexplained-moves.ts";
import { fill } from "../text/fill.ts";
import { bracketed } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { readerName } from "../text/reader-name.ts";

/** What the page of moves says, and what it borrows. */
export type MoveTexts = Messages["moves"] &
  Pick<Messages["notes"], "flagNames"> &
  Pick<Messages["table"], "andMore">;

interface BesideMoveProps {
  readonly move: Move;
  readonly locale: string;
  readonly texts: MoveTexts;
}

/** What is known of the day of a move: its price limit, actions, findings, and announcements about others. */
export function BesideMove({ move, locale, texts }: BesideMoveProps) {
  const facts = [
    ...(move.limit ? [texts.limit[move.limit]] : []),
    ...move.actions.map((kind) => texts.actions[kind]),
    ...move.findings.map((kind) => fill(texts.finding, { kind: readerName(kind, texts.findingNames) })),
    ...(move.flag ? [fill(texts.flag, { flag: readerName(move.flag, texts.flagNames) })] : []),
  ];
  if (facts.length === 0 && move.nearby.length === 0) {
    return <span className="text-muted">{texts.nothing}</span>;
  }
  return (
    <>
      {facts.map((fact) => (
        <span key={fact} className="block text-warning">
          {fact}
        </span>
      ))}
      {move.nearby.length > 0 && <span className="block text-xs text-muted">{texts.nearby}</span>}
      {move.nearby.map(({ slug, title, distance }) => (
        <span key={slug} className="block text-xs">
          <a href={localePath(locale, `/events/${slug}`)} className="underline">
            <OwnTitle>{title}</OwnTitle>
          </a>
          <span className="text-muted">
            {bracketed(locale, distance < 0 ? texts.before : distance > 0 ? texts.after : texts.same)}
          </span>
        </span>
      ))}
      {move.nearbyCount > move.nearby.length && (
        <span className="block text-xs text-muted">
          {fill(texts.andMore, { count: move.nearbyCount - move.nearby.length })}
        </span>
      )}
    </>
  );
}
