import type { Messages } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import { HEAT_MEASURES, type HeatMeasure } from "../../../lib/views/reactions/reactions-choice.ts";
import type { HeatView } from "../../../lib/views/reactions/reactions-heat.ts";
import { windowText } from "../../../lib/window-text.ts";
import { fill } from "../../text/fill.ts";
import { MISSING, percent, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { colon } from "../../text/lists.ts";
import { OwnTitle } from "../../text/own-title.tsx";
import { pack } from "../../text/pack.ts";
import { PageLinks } from "../../ui/page-links.tsx";
import { ChoiceLinks } from "../choice-links.tsx";
import { PrecisionChip } from "../precision-chip.tsx";
import { addressWith, methodQuery } from "../reactions-address.ts";
import type { DrawnHeatCell } from "../saved/heat-drawing.tsx";
import { SaveHeatMap } from "../saved/save-selection.tsx";
import { explainOthers } from "../table/explanations.ts";
import type { ViewProps } from "../view-props.ts";

interface HeatMapProps extends ViewProps {
  readonly heat: HeatView;
}

/** Beyond this |t|, and for a return beyond this size, a cell gets no stronger. */
const STRONGEST_T = 4;
const STRONGEST_RETURN = 0.1;
const STRONGEST_SHARE = 0.38;

/** Announcements by listings: one measure of each pair, coloured by sign and shaded by |t|. */
export function HeatMap({ heat, query, filter, companyNames, locale, messages }: HeatMapProps) {
  const { reactions: texts, table, reactionViews } = messages;
  const window = windowText(filter.window);
  const { measure, listings, allNamed, page } = heat;
  const help = [
    measure === "return" ? reactionViews.heatHelpReturn : reactionViews.heatHelp,
    ...(allNamed ? [] : [reactionViews.heatNamed]),
    ...(measure === "car" ? [reactionViews.heatShared] : []),
  ].join(languageOf(locale) === "zh" ? "" : " ");
  return (
    <>
      <ChoiceLinks
        label={reactionViews.measure}
        choices={HEAT_MEASURES.map((name) => ({
          name: fill(reactionViews.measures[name], { window }),
          address: addressWith(query, { measure: name === HEAT_MEASURES[0] ? null : name, page: 1 }),
          chosen: name === measure,
        }))}
      />
      <div className="mb-2 flex items-start justify-between gap-3">
        <p className="max-w-3xl text-sm text-muted">{help}</p>
        <SaveHeatMap
          heading={{
            title: `${reactionViews.views.heat}${colon(locale)}${fill(reactionViews.measures[measure], { window })}`,
            subtitle: help,
            name: `heat-map-${measure}`,
          }}
          drawn={pack({
            listings: listings.map(({ company, symbol }) => ({
              name: companyNames[company] ?? company,
              symbol,
            })),
            rows: page.rows.map(({ event, title, announcedOn, precision, cells }) => ({
              event,
              title,
              details: [
                leftToRight(locale, announcedOn),
                ...(precision === "day" ? [table.dayOnly.short] : []),
              ],
              cells: cells.map((cell) => drawnCell(cell, measure, allNamed)),
            })),
            total: page.total,
            locale,
            texts: { firstOf: messages.picture.firstOf, firstListings: messages.picture.firstListings },
          })}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long map must scroll by keyboard */}
      <section className="panel max-h-[36rem] overflow-auto" tabIndex={0} aria-label={texts.heat}>
        <table className="w-full border-separate border-spacing-0.5 text-xs [&_td]:px-2 [&_td]:text-center [&_td]:whitespace-nowrap">
          <thead className="sticky top-0 bg-panel">
            <tr className="text-muted">
              <th scope="col" className="px-2 py-1.5 text-start font-medium">
                {table.columns.announced}
              </th>
              {listings.map(({ company, symbol }) => (
                <th key={symbol} scope="col" className="px-2 py-1.5 text-center font-medium">
                  <bdi className="block text-ink">{companyNames[company] ?? company}</bdi>
                  <bdi dir="ltr">{symbol}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map(({ event, title, announcedOn, precision, cells }) => (
              <tr key={event}>
                <th scope="row" className="max-w-72 px-2 text-start font-normal">
                  <a
                    href={localePath(locale, `/events/${event}${methodQuery(filter)}`)}
                    className="line-clamp-1 text-ink"
                  >
                    <OwnTitle>{title}</OwnTitle>
                  </a>
                  <bdi dir="ltr" className="text-muted">
                    {announcedOn}
                  </bdi>{" "}
                  <PrecisionChip precision={precision} texts={messages.table.dayOnly} />
                </th>
                {cells.map((cell, index) => (
                  <HeatCell
                    key={listings[index]?.symbol}
                    cell={cell}
                    measure={measure}
                    outlined={!allNamed && cell?.relation !== null}
                    locale={locale}
                    messages={messages}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <PageLinks {...page} address={(number) => addressWith(query, { page: number })} texts={messages.data} />
    </>
  );
}

interface HeatCellProps {
  readonly cell: Reaction | null;
  readonly measure: HeatMeasure;
  readonly outlined: boolean;
  readonly locale: string;
  readonly messages: Messages;
}

/** A pair's figure; a dash with its reason where it can't be measured, nothing where it is not selected. */
function HeatCell({ cell, measure, outlined, locale, messages }: HeatCellProps) {
  if (cell === null) return <td />;
  const outline = outlined ? "outline outline-ink -outline-offset-1" : "";
  const shade = shadeOf(cell, measure);
  if (shade === null) {
    return (
      <td className={`text-muted ${outline}`} title={messages.table.status[cell.status]}>
        {MISSING}
      </td>
    );
  }
  const { value, strength, tStatistic } = shade;
  const others = measure === "car" ? explainOthers(cell, locale, messages.table) : null;
  if (others !== null) {
    return (
      <td className={`text-muted ${outline}`} title={others}>
        {percent(locale, value)}
      </td>
    );
  }
  const share = 100 * shareOf(strength);
  const colour = value > 0 ? "var(--color-up)" : "var(--color-down)";
  return (
    <td
      className={`forced-color-adjust-none ${outline}`}
      style={{ background: `color-mix(in srgb, ${colour} ${share.toFixed(0)}%, var(--color-panel))` }}
      title={tStatistic === null ? undefined : `t ${signed(locale, tStatistic)}`}
    >
      {percent(locale, value)}
    </td>
  );
}

const shareOf = (strength: number): number => Math.min(1, strength) * STRONGEST_SHARE;

/** A cell as the map's picture has it. */
function drawnCell(cell: Reaction | null, measure: HeatMeasure, allNamed: boolean): DrawnHeatCell | null {
  if (cell === null) return null;
  const shade = shadeOf(cell, measure);
  const isShared = measure === "car" && cell.othersInWindow.count > 0;
  return {
    value: shade?.value ?? null,
    share: shade && !isShared ? shareOf(shade.strength) : 0,
    isShared,
    isOutlined: !allNamed && cell.relation !== null,
  };
}

/** A cell's figure, its t where it has one, and how strong that makes its colour, from 0 to 1 and more. */
function shadeOf({ rawReturn, adjustedReturn, abnormalReturn, car }: Reaction, measure: HeatMeasure) {
  if (measure === "return") {
    const value = rawReturn ?? adjustedReturn;
    return value === null ? null : { value, strength: Math.abs(value) / STRONGEST_RETURN, tStatistic: null };
  }
  const tested = measure === "car" ? car : abnormalReturn;
  if (tested === null) return null;
  const { value, tStatistic } = tested;
  return { value, strength: Math.abs(tStatistic) / STRONGEST_T, tStatistic };
}
