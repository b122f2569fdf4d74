import { valueAxis } from "../../drawing/axis.ts";
import { comparedDash } from "../../drawing/series-colours.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { LEFT_WINDOW } from "../stories/measured-day.ts";
import { type StoryRow, storyView } from "../stories/story.ts";
import type { AnnouncementFigure } from "./announcement-figures.ts";
import { MOST_FIGURES, type SocialCard } from "./social-card.ts";

/** The picture of a day: what the companies named did, and their CAR from day 0 on; null of a text that is no day. */
export async function storyCard(day: string, language: Language, given?: Store): Promise<SocialCard | null> {
  const view = await storyView(day, {}, language, given);
  if (!view) return null;
  const told = view.named.flatMap((row) => {
    const figure = figureOf(row);
    return figure ? [{ figure, row }] : [];
  });
  // Of a company with two listings the one that the page tells first.
  const shown = told
    .filter((one, at) => told.findIndex(({ row }) => row.company === one.row.company) === at)
    .slice(0, MOST_FIGURES);
  const axis = valueAxis(
    shown.flatMap(({ row }) => row.path.map(({ car }) => car)).filter((car) => car !== null),
    "price",
  );
  const symbols = new Set(shown.map(({ row }) => row.symbol));
  return {
    revision: view.revision,
    headline: { kind: "story", view },
    ...{ maker: null, prices: null, dumbbells: null, companies: [] },
    figures: shown.map(({ figure }) => figure),
    paths: axis && {
      ...{ by: "company", base: "day0", axis, first: LEFT_WINDOW.start, last: LEFT_WINDOW.end },
      lines: shown.map(({ row: { colour, path } }, at) => ({
        ...{ colour, dash: comparedDash(at) },
        values: path.map(({ car }) => car),
      })),
    },
    notes: view.notes.filter(({ symbol }) => symbols.has(symbol)),
  };
}

function figureOf({
  company,
  symbol,
  names,
  role,
  session,
  change,
  abnormal,
  events,
}: StoryRow): AnnouncementFigure | null {
  if (events.length === 0 || change === null) return null;
  return {
    ...{ company, symbol, names, session, change, relation: role },
    abnormal: abnormal?.value ?? null,
    pValue: abnormal?.pValue ?? null,
  };
}
