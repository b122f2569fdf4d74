import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { StoryRow, StoryView } from "../../lib/views/stories/story.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import { dayZeroLabel } from "../figure/paths/day-zero-label.ts";
import { PathPlot } from "../figure/paths/path-plot.tsx";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { pack } from "../text/pack.ts";
import { sessionDay } from "../text/story-text.ts";

interface LeftPathsProps {
  readonly view: Pick<StoryView, "named">;
  /** How wide the server draws the page's figure, in pixels. */
  readonly figureWidth: number;
  readonly locale: string;
}

/** More charts make a page that is slow to load; the table has them all. */
const MOST_PATHS = 6;

/** CAR from day 0 on, session by session, of the companies named, each with its band and all on one scale. */
export function LeftPaths({ view: { named }, figureWidth, locale }: LeftPathsProps) {
  const { stories: texts } = messagesIn(locale);
  const drawn = named.filter(({ path }) => path.some(({ car }) => car !== null)).slice(0, MOST_PATHS);
  if (drawn.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 text-sm font-semibold">{texts.paths}</h3>
      <p className="mb-2 max-w-3xl text-xs text-muted">{texts.pathsHelp}</p>
      <div className="panel grid gap-x-6 gap-y-4 p-4 *:min-w-0 md:grid-cols-2 xl:grid-cols-4">
        {drawn.flatMap((row) =>
          row.axis === null ? (
            []
          ) : (
            <figure key={`${row.symbol} ${row.session}`} className="break-inside-avoid">
              <figcaption className="text-sm font-semibold">{pathName(row, locale)}</figcaption>
              <PathPlot
                points={pack(row.path)}
                value={row.axis}
                colour={row.colour}
                others={row.otherSessions}
                dayZero={dayZeroLabel(locale, dayNumber(row.session), messagesIn(locale).event)}
                locale={locale}
                firstWidth={firstPlotWidth(figureWidth, 4)}
                {...pathTexts(row, locale)}
              />
            </figure>
          ),
        )}
      </div>
    </>
  );
}

const pathName = (row: StoryRow, locale: string): string =>
  fill(messagesIn(locale).stories.pathOf, { company: row.names[languageOf(locale)], symbol: row.symbol });

function pathTexts(row: StoryRow, locale: string) {
  const { stories: texts, event } = messagesIn(locale);
  const last = row.path.findLast(({ car }) => car !== null)?.car ?? null;
  const summary = fill(texts.pathSummary, {
    company: row.names[languageOf(locale)],
    session: row.session,
    last: percent(locale, last),
  });
  return {
    summary,
    saved: {
      title: summary,
      subtitle: `${pathName(row, locale)}, ${sessionDay(locale, row.session)}. ${event.lasting.title}`,
      name: `${row.symbol}-${row.session}-car`,
    },
  };
}
