import { Fragment } from "react";
import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { shareAcross } from "../../lib/drawing/plot-frame.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { isRanked } from "../../lib/views/reactions/ranking.ts";
import { DUMBBELL_ORDERS } from "../../lib/views/reactions/reactions-choice.ts";
import type { Dumbbell, DumbbellView } from "../../lib/views/reactions/reactions-dumbbell.ts";
import { fill } from "../text/fill.ts";
import { percent } from "../text/format.ts";
import { asLanguage, leftToRight, ownDirection } from "../text/left-to-right.ts";
import { colon } from "../text/lists.ts";
import { pack } from "../text/pack.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { ChoiceLinks } from "./choice-links.tsx";
import { DumbbellMark } from "./dumbbell-marks.tsx";
import { DumbbellRow } from "./dumbbell-row.tsx";
import { addressWith, methodQuery } from "./reactions-address.ts";
import type { DrawnDumbbell } from "./saved/dumbbell-drawing.tsx";
import { SaveDumbbells } from "./saved/save-selection.tsx";
import type { ViewProps } from "./view-props.ts";

interface DumbbellsProps extends ViewProps {
  readonly dumbbell: DumbbellView;
}

/** Return against abnormal return of day 0 for every pair on one axis; the table holds the figures beside the marks. */
export function Dumbbells({ dumbbell, query, filter, companyNames, locale, messages }: DumbbellsProps) {
  const { page, axis, counts, order } = dumbbell;
  const { reactionViews: texts, table } = messages;
  const scale = axis ?? { low: -1, high: 1, ticks: [], logarithmic: false };
  const method = methodQuery(filter);
  const firstApart =
    order === "date" ? -1 : page.rows.findIndex(({ reaction }) => !isRanked(reaction, filter));
  return (
    <>
      <p className="max-w-3xl text-sm">{fill(texts.dumbbellSummary, { ...counts })}</p>
      <p className="mb-2 max-w-3xl text-sm text-muted">{texts.dumbbellHelp}</p>
      <ChoiceLinks
        label={texts.order}
        choices={DUMBBELL_ORDERS.map((name) => ({
          name: texts.orders[name],
          address: addressWith(query, { order: name === DUMBBELL_ORDERS[0] ? null : name, page: 1 }),
          chosen: name === order,
        }))}
      />
      <div className="flex items-start justify-between gap-3">
        <Legend texts={texts} />
        <SaveDumbbells
          heading={{
            title: `${texts.views.dumbbell}${colon(locale)}${fill(texts.dumbbellSummary, { ...counts })}`,
            subtitle: texts.dumbbellHelp,
            name: "return-against-abnormal",
          }}
          drawn={pack({
            rows: page.rows.map((row) => drawnDumbbell(row, companyNames, locale, messages)),
            apart: firstApart < 0 ? null : { from: firstApart, note: table.dayOnly.apart },
            total: page.total,
            axis: scale,
            locale,
            texts: {
              firstOf: messages.picture.firstOf,
              legendReturn: texts.legendReturn,
              legendAbnormal: texts.legendAbnormal,
              legendLimit: texts.legendLimit,
            },
          })}
        />
      </div>
      <ScrollPanel label={texts.views.dumbbell}>
        <table className="w-full text-xs" data-testid="dumbbells">
          <caption className="sr-only">{texts.dumbbellHelp}</caption>
          <thead>
            <tr className="border-b border-rule text-muted">
              <th scope="col" className="px-2 py-1.5 text-start font-medium">
                {table.columns.announced}
              </th>
              <th scope="col" className="w-full min-w-24 px-1">
                <span className="sr-only">{texts.dumbbellAxis}</span>
                <AxisLabels axis={scale} locale={locale} />
              </th>
              <th scope="col" className="px-1.5 text-end font-medium">
                {table.columns.return}
              </th>
              <th scope="col" className="px-1.5 text-end font-medium">
                {table.columns.abnormal}
              </th>
              <th scope="col" className="hidden px-2 text-end font-medium sm:table-cell">
                {texts.gap}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row, at) => (
              <Fragment key={`${row.reaction.event} ${row.reaction.symbol}`}>
                {at === firstApart && (
                  <tr className="border-b border-rule bg-raised" data-testid="apart">
                    <td colSpan={5} className="px-2 py-1.5 text-muted">
                      {table.dayOnly.apart}
                    </td>
                  </tr>
                )}
                <DumbbellRow
                  row={row}
                  axis={scale}
                  companyName={companyNames[row.reaction.company] ?? row.reaction.company}
                  method={method}
                  locale={locale}
                  messages={messages}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
      <PageLinks {...page} address={(number) => addressWith(query, { page: number })} texts={messages.data} />
    </>
  );
}

/** A pair as its picture has it, with the marks of its row in words. */
function drawnDumbbell(
  { reaction, raw, abnormal, colour }: Dumbbell,
  companyNames: Readonly<Record<string, string>>,
  locale: string,
  { table }: Messages,
): DrawnDumbbell {
  const { event, symbol, title, company, limit, relation, precision, findings } = reaction;
  const name = companyNames[company] ?? company;
  const isDoubted = findings.some(({ severity }) => severity === "error");
  const limits = { up: table.limitUpShort, down: table.limitDownShort };
  return {
    key: `${event} ${symbol}`,
    title,
    details: [
      asLanguage(
        locale,
        `${ownDirection(locale, name)} ${leftToRight(locale, symbol)}${isDoubted ? " !" : ""}`,
      ),
      ...(limit === null ? [] : [limits[limit]]),
      ...(precision === "day" ? [table.dayOnly.short] : []),
      ...(relation === null ? [fill(table.notAbout, { company: name })] : []),
    ],
    raw,
    abnormal,
    isCutOff: limit !== null,
    colour,
  };
}

function Legend({ texts }: { readonly texts: Messages["reactionViews"] }) {
  const marks = [
    { name: texts.legendReturn, kind: "return" },
    { name: texts.legendAbnormal, kind: "abnormal" },
    { name: texts.legendLimit, kind: "cutOff" },
  ] as const;
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {marks.map(({ name, kind }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <DumbbellMark kind={kind} />
          {name}
        </li>
      ))}
    </ul>
  );
}

interface AxisLabelsProps {
  readonly axis: ValueAxis;
  readonly locale: string;
}

/** The axis's values over their places: from zero every fourth on a phone, every second on a tablet. */
export function AxisLabels({ axis, locale }: AxisLabelsProps) {
  const zero = axis.ticks.indexOf(0);
  return (
    <span className="relative block h-4" dir="ltr" aria-hidden="true">
      {axis.ticks.map((tick, index) => (
        <span
          key={tick}
          className={`absolute -translate-x-1/2 font-medium ${hiddenBelow(index - zero)}`}
          style={{ left: `${shareAcross(tick, axis)}%` }}
        >
          {percent(locale, tick, 0)}
        </span>
      ))}
    </span>
  );
}

/** The width below which there is no room for the label so many steps from zero. */
const hiddenBelow = (steps: number): string =>
  steps % 4 === 0 ? "" : steps % 2 === 0 ? "max-md:hidden" : "max-xl:hidden";
