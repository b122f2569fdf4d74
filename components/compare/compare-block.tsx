import { drawnNumber } from "../../lib/drawing/chart-scale.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ComparedBlock, ComparedCell, Comparison } from "../../lib/views/compare.ts";
import { dayZeroLabel } from "../figure/paths/day-zero-label.ts";
import { fill } from "../text/fill.ts";
import { percent, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, clauses } from "../text/lists.ts";
import { CompareFigure } from "./compare-figure.tsx";
import { type CompareNames, cellNames } from "./compare-names.ts";
import { ComparePaths } from "./compare-paths.tsx";
import { CompareTable } from "./compare-table.tsx";
import type { ComparedLine } from "./compared-plots.ts";

interface CompareBlockProps {
  readonly block: ComparedBlock;
  readonly view: Pick<Comparison, "by" | "base" | "axes" | "filter" | "drawn" | "doubted">;
  /** How wide the server draws the page's figure, in pixels, before the browser has measured it. */
  readonly figureWidth: number;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

/** One announcement with its listings beside each other, or one listing with its announcements. */
export function CompareBlock(props: CompareBlockProps) {
  const { block, view, figureWidth, names, locale, messages } = props;
  const { cells } = block;
  const { by, base, axes, filter, drawn, doubted } = view;
  const { compare: texts } = messages;
  const [first] = cells;
  if (!first) return null;
  const { reaction } = first;
  const { block: heading } = cellNames(reaction, by, names);
  const path = by === "company" ? `/events/${reaction.event}` : `/companies/${reaction.company}`;
  const id = by === "company" ? reaction.event : reaction.symbol;
  const lines = comparedLines(cells, { by, names, doubted, locale, texts: messages.event });
  const start = signed(locale, drawn.start, 0);
  const from = fill(texts.bases[base], { start });
  const summary = fill(texts.summary, {
    subject: `${heading.name}${bracketed(locale, leftToRight(locale, heading.detail))}`,
    ...{ start, from },
    end: signed(locale, drawn.end, 0),
    figures: clauses(
      locale,
      lines.map(({ name, symbol, raw, abnormal }) =>
        fill(texts.summaryFigure, {
          name: symbol === "" ? name : `${name}${bracketed(locale, leftToRight(locale, symbol))}`,
          raw: percent(locale, raw.at(-1) ?? null),
          abnormal: percent(locale, abnormal.at(-1) ?? null),
        }),
      ),
    ),
  });
  const label = fill(texts.tableLabel, { subject: heading.name });
  return (
    <section className="panel mt-4 p-3 sm:p-4" data-testid={`compare-${id}`}>
      <h2 className="text-lg">
        <a href={localePath(locale, path)} className="text-ink">
          <bdi>{heading.name}</bdi>
        </a>{" "}
        <bdi dir="ltr" className="text-sm font-normal text-muted">
          {heading.detail}
        </bdi>
      </h2>
      {lines.length > 0 ? (
        <>
          <p className="mt-1 mb-3 max-w-4xl text-sm">{summary}</p>
          <CompareFigure
            lines={lines}
            drawn={drawn}
            window={filter.window}
            axes={axes}
            figureWidth={figureWidth}
            locale={locale}
            title={heading.name}
            name={id}
            summary={summary}
            texts={{
              raw: fill(texts.raw, { from }),
              abnormal: fill(texts.abnormal, { from }),
              both: fill(texts.both, { from }),
              session: texts.session,
              price: texts.price,
              dayZero: messages.event.dayZero,
            }}
          />
          <ComparePaths
            cells={cells}
            view={view}
            names={names}
            label={`${label}: ${texts.pathTable}`}
            locale={locale}
            messages={messages}
          />
        </>
      ) : (
        <p className="mt-1 text-sm text-muted">{texts.noLines}</p>
      )}
      <div className="mt-4">
        <CompareTable
          reactions={cells.map((cell) => cell.reaction)}
          by={by}
          names={names}
          doubted={doubted}
          label={label}
          id={id}
          locale={locale}
          messages={messages}
        />
      </div>
    </section>
  );
}

interface LineWords {
  readonly by: Comparison["by"];
  /** Symbols whose lines are marked; the table under them says why. */
  readonly doubted: Comparison["doubted"];
  readonly names: CompareNames;
  readonly locale: string;
  readonly texts: Messages["event"];
}

/** The lines of the cells that have any, as they are drawn. */
function comparedLines(
  cells: readonly ComparedCell[],
  { by, names, doubted, locale, texts }: LineWords,
): ComparedLine[] {
  const short = (value: number | null) => (value === null ? null : drawnNumber(value));
  return cells.flatMap(({ reaction, path, others, axis, colour }) => {
    if (path.length === 0 || !axis) return [];
    const { dayZero, symbol } = reaction;
    const session = dayZero.status === "found" ? dayNumber(dayZero.session) : null;
    return [
      {
        name: `${cellNames(reaction, by, names).column.name}${doubted.includes(symbol) ? " !" : ""}`,
        symbol: by === "company" ? symbol : "",
        colour,
        axis,
        others,
        dates: path.map(({ date }) => date),
        raw: path.map(({ raw }) => short(raw)),
        abnormal: path.map(({ abnormal }) => short(abnormal)),
        dayZero: dayZeroLabel(locale, session, texts),
      },
    ];
  });
}
