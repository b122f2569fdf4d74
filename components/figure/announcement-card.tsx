import { directionOf } from "../../lib/i18n/routing.ts";
import { fill } from "../text/fill.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { readerName } from "../text/reader-name.ts";
import {
  AnnouncementFacts,
  type AnnouncementFactsProps,
  ReactionTable,
  shareSession,
} from "./announcement-facts.tsx";
import { markDate } from "./lanes/mark-name.ts";

interface AnnouncementCardProps extends Omit<AnnouncementFactsProps, "mark"> {
  /** One announcement, or several under one mark, by date. */
  readonly marks: readonly AnnouncementFactsProps["mark"][];
  /** Pixels from the figure's left edge to day 0, and the figure's width. */
  readonly x: number;
  readonly width: number;
}

/** The card's width at most, and how far it keeps from day 0. */
const CARD_PIXELS = 400;
const ASIDE_PIXELS = 12;
/** With less room before day 0 it stands at the far end, over so much of the figure. */
const LEAST_ROOM = 320;
const FAR_SHARE = 0.45;
/** Of several announcements so many are named. */
const MOST_NAMED = 8;

/**
 * What is known of the announcement pointed at. It stands before day 0, or else at the far end of the figure: the
 * sessions after day 0, which tell whether it lasted, stay in sight.
 */
export function AnnouncementCard({ marks, x, width, ...facts }: AnnouncementCardProps) {
  const { locale, labels, timelineLabels } = facts;
  const [mark] = marks;
  if (!mark) return null;
  const left = marks.length - MOST_NAMED;
  return (
    <div
      data-testid="announcement-card"
      className="panel pointer-events-none absolute top-2 z-10 w-max p-3 text-sm shadow-lg"
      style={
        x > LEAST_ROOM
          ? { right: width - x + ASIDE_PIXELS, maxWidth: Math.min(CARD_PIXELS, x - 2 * ASIDE_PIXELS) }
          : { right: ASIDE_PIXELS, maxWidth: Math.min(CARD_PIXELS, width * FAR_SHARE) }
      }
      dir={directionOf(locale)}
    >
      {marks.length === 1 ? (
        <>
          <p className="font-semibold">
            <OwnTitle>{mark.title}</OwnTitle>{" "}
            <bdi className="text-xs font-normal text-muted">{readerName(mark.maker, labels.makerNames)}</bdi>
          </p>
          <AnnouncementFacts {...facts} mark={mark} />
        </>
      ) : (
        <>
          <ul>
            {marks.slice(0, MOST_NAMED).map((own) => (
              <li key={own.slug}>
                <span className="font-semibold">
                  <OwnTitle>{own.title}</OwnTitle>
                </span>{" "}
                <bdi className="text-xs whitespace-nowrap text-muted">{markDate(own, locale)}</bdi>
              </li>
            ))}
            {left > 0 && <li className="text-muted">{fill(timelineLabels.moreTitles, { count: left })}</li>}
          </ul>
          {shareSession(marks) && <ReactionTable {...facts} />}
        </>
      )}
    </div>
  );
}
