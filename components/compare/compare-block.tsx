import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { ComparedBlock, Comparison } from "../../lib/views/compare.ts";
import { fill } from "../text/fill.ts";
import { percent, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, clauses } from "../text/lists.ts";
import { CompareFigure } from "./compare-figure.tsx";
import { type CompareNames, cellNames } from "./compare-names.ts";
import { ComparePaths } from "./compare-paths.tsx";
import { CompareTable } from "./compare-table.tsx";

interface CompareBlockProps {
  readonly block: ComparedBlock;
  readonly view: Pick<Comparison, "by" | "filter" | "drawn" | "axis">;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

/** One announcement with its listings beside each other, or one listing with its announcements. */
export function CompareBlock({ block: { cells }, view, names, locale, messages }: CompareBlockProps) {
  const { by, filter, drawn, axis } = view;
  const { compare: texts } = messages;
  const [first] = cells;
  if (!first) return null;
  const { reaction } = first;
  const { block } = cellNames(reaction, by, names);
  const path = by === "company" ? `/events/${reaction.event}` : `/companies/${reaction.company}`;
  const id = by === "company" ? reaction.event : reaction.symbol;
  const lines = cells.flatMap(({ reaction: own, path: points }, at) => {
    if (points.length === 0) return [];
    const { column } = cellNames(own, by, names);
    const [raw, abnormal] = [points.map((point) => point.raw), points.map((point) => point.abnormal)];
    const dates = points.map(({ date }) => date);
    return [
      { name: column.name, symbol: by === "company" ? own.symbol : "", colour: at + 1, dates, raw, abnormal },
    ];
  });
  const start = signed(locale, drawn.start, 0);
  const summary = fill(texts.summary, {
    subject: `${block.name}${bracketed(locale, leftToRight(locale, block.detail))}`,
    start,
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
  const label = fill(texts.tableLabel, { subject: block.name });
  return (
    <section className="panel mt-4 p-3 sm:p-4" data-testid={`compare-${id}`}>
      <h2 className="text-lg">
        <a href={localePath(locale, path)} className="text-ink">
          <bdi>{block.name}</bdi>
        </a>{" "}
        <bdi dir="ltr" className="text-sm font-normal text-muted">
          {block.detail}
        </bdi>
      </h2>
      {axis && lines.length > 0 ? (
        <>
          <p className="mt-1 mb-3 max-w-4xl text-sm">{summary}</p>
          <CompareFigure
            lines={lines}
            drawn={drawn}
            window={filter.window}
            axis={axis}
            locale={locale}
            title={block.name}
            summary={summary}
            texts={{
              raw: fill(texts.raw, { start }),
              abnormal: fill(texts.abnormal, { start }),
              session: texts.session,
              price: texts.price,
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
          label={label}
          id={id}
          locale={locale}
          messages={messages}
        />
      </div>
    </section>
  );
}
