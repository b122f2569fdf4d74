import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { StoryRow, StoryView } from "../../lib/views/stories/story.ts";
import { fill } from "../text/fill.ts";
import { percent, testFigures } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { indexName, sessionDay, storyHeading } from "../text/story-text.ts";
import { storyClock } from "./clock-texts.ts";
import type { StoryDrawingProps } from "./story-drawing.tsx";

/** Rows that a picture is sent; it draws those that have room. */
const MOST_ROWS = 14;

/** What the picture of a day is called, and what it draws. */
export function storyPicture(view: StoryView, locale: string) {
  const { stories: texts } = messagesIn(locale);
  return {
    heading: {
      title: storyHeading(view, locale),
      subtitle: texts.pictureSubtitle,
      name: `story-${view.day}`,
    },
    drawn: drawnStory(view, locale),
  };
}

const nameOf = (row: StoryRow, locale: string): string => ownDirection(locale, row.names[languageOf(locale)]);

function drawnStory(view: StoryView, locale: string): Omit<StoryDrawingProps, "room"> {
  const { stories: texts } = messagesIn(locale);
  const { columns } = texts;
  const rows = [...view.named, ...(view.others.page === 1 ? view.others.rows : [])].filter(
    ({ change }) => change !== null,
  );
  const indexes = view.indexes.filter(({ place }) => place === "day").slice(0, 3);
  const steps = rows[0]?.left ?? view.indexes[0]?.left ?? [];
  return {
    clock: storyClock(view, locale),
    own: { zone: "Asia/Shanghai", label: texts.beijing },
    locale,
    columns: [
      columns.return,
      columns.abnormal,
      ...steps.map(({ sessions }) => fill(columns.after, { sessions })),
    ],
    rows: [
      ...indexes.map((index) => ({
        key: `${index.symbol} ${index.session}`,
        name: indexName(index, locale),
        detail: sessionDay(locale, index.session),
        figures: [figure(index.change, 2), null, ...index.left.map(() => null)],
      })),
      ...rows.map((row) => ({
        key: `${row.symbol} ${row.session}`,
        name: nameOf(row, locale),
        detail: `${leftToRight(locale, row.symbol)} · ${sessionDay(locale, row.session)}`,
        figures: [
          figure(row.change, 2, row.limit === null ? null : texts.limit[row.limit]),
          figure(
            row.abnormal?.value ?? null,
            2,
            row.abnormal && testFigures(locale, row.abnormal.tStatistic, row.abnormal.pValue),
          ),
          ...row.left.map(({ car }) =>
            figure(
              car?.value ?? null,
              1,
              car && leftToRight(locale, `${percent(locale, car.low, 0)} … ${percent(locale, car.high, 0)}`),
            ),
          ),
        ],
      })),
    ].slice(0, MOST_ROWS),
  };

  function figure(value: number | null, digits: number, under: string | null = null) {
    return value === null
      ? null
      : { text: percent(locale, value, digits), isUp: value >= 0, under: under ?? "" };
  }
}
