import type { Messages } from "../../i18n/messages.ts";
import { localePath } from "../../i18n/routing.ts";
import type { Reaction } from "../../lib/views/reaction.ts";
import type { ReactionsOverview } from "../../lib/views/reactions-overview.ts";
import { MISSING, percent, signed } from "../format.ts";

interface HeatMapProps {
  readonly heat: ReactionsOverview["heat"];
  readonly locale: string;
  readonly messages: Messages;
}

/** Beyond this |t| a cell gets no darker. */
const STRONGEST_T = 4;
const DARKEST_PERCENT = 38;

/** Announcements by listings: the abnormal return of day 0, coloured by sign and shaded by |t|. */
export function HeatMap({ heat, locale, messages }: HeatMapProps) {
  const { reactions: texts, table } = messages;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long map must scroll by keyboard
    <section className="panel max-h-[36rem] overflow-auto" tabIndex={0} aria-label={texts.heat}>
      <table className="w-full border-separate border-spacing-0.5 text-xs">
        <thead className="sticky top-0 bg-panel">
          <tr className="text-muted">
            <th scope="col" className="px-2 py-1.5 text-start font-medium">
              {table.columns.announced}
            </th>
            {heat.symbols.map((symbol) => (
              <th key={symbol} scope="col" className="px-2 py-1.5 font-medium">
                <bdi>{symbol}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.rows.map(({ event, title, announcedOn, cells }) => (
            <tr key={event}>
              <th scope="row" className="max-w-72 px-2 text-start font-normal">
                <a href={localePath(locale, `/events/${event}`)} className="line-clamp-1 text-ink" dir="auto">
                  {title}
                </a>
                <span className="text-muted">{announcedOn}</span>
              </th>
              {cells.map((cell) => (
                <HeatCell key={cell.symbol} cell={cell} locale={locale} status={table.status} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeatCellProps {
  readonly cell: Reaction;
  readonly locale: string;
  readonly status: Messages["table"]["status"];
}

function HeatCell({ cell, locale, status }: HeatCellProps) {
  const { abnormalReturn, relation } = cell;
  const outline = relation === null ? "" : "outline outline-ink -outline-offset-1";
  if (abnormalReturn === null) {
    return (
      <td className={`px-2 text-center text-muted ${outline}`} title={status[cell.status]}>
        {MISSING}
      </td>
    );
  }
  const { value, tStatistic } = abnormalReturn;
  const share = Math.min(1, Math.abs(tStatistic) / STRONGEST_T) * DARKEST_PERCENT;
  const colour = value > 0 ? "var(--color-up)" : "var(--color-down)";
  return (
    <td
      className={`px-2 text-center whitespace-nowrap ${outline}`}
      style={{ background: `color-mix(in srgb, ${colour} ${share.toFixed(0)}%, var(--color-panel))` }}
      title={`t ${signed(locale, tStatistic)}`}
    >
      {percent(locale, value)}
    </td>
  );
}
