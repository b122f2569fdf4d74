import type { ValueAxis } from "../../lib/drawing/axis.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { Dumbbell } from "../../lib/views/reactions/reactions-dumbbell.ts";
import { fill } from "../text/fill.ts";
import { direction, percent } from "../text/format.ts";
import { DumbbellMarks } from "./dumbbell-marks.tsx";
import { PrecisionChip } from "./precision-chip.tsx";

interface DumbbellRowProps {
  readonly row: Dumbbell;
  readonly axis: ValueAxis;
  readonly companyName: string;
  /** The query that measures it on the announcement's page as here. */
  readonly method: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** One pair: its name, both marks on the common axis, and their values. */
export function DumbbellRow({ row, axis, companyName, method, locale, messages }: DumbbellRowProps) {
  const { reaction, raw, abnormal, gap, colour } = row;
  const { table } = messages;
  return (
    <tr className="border-b border-grid" data-testid={`dumbbell-${reaction.event}-${reaction.symbol}`}>
      <th scope="row" className="max-w-28 px-2 py-1 text-start font-normal sm:max-w-72 sm:min-w-64">
        <a
          href={localePath(locale, `/events/${reaction.event}${method}`)}
          className="line-clamp-2 text-ink sm:line-clamp-1"
          dir="auto"
        >
          {reaction.title}
        </a>
        <span className="block text-muted">
          <span className="max-sm:hidden">
            {reaction.announcedOn} · {companyName}{" "}
          </span>
          <bdi>{reaction.symbol}</bdi>{" "}
          {reaction.limit !== null && (
            <span className="inline-block rounded-sm border border-rule px-1 whitespace-nowrap">
              {reaction.limit === "up" ? table.limitUpShort : table.limitDownShort}
            </span>
          )}{" "}
          <PrecisionChip precision={reaction.precision} texts={table.dayOnly} />{" "}
          {reaction.relation === null && (
            <span className="inline-block rounded-sm border border-rule px-1">
              {fill(table.notAbout, { company: companyName })}
            </span>
          )}
        </span>
      </th>
      <td className="h-px px-1">
        {raw === null && abnormal === null ? (
          <span className="text-muted">{table.status[reaction.status]}</span>
        ) : (
          <DumbbellMarks
            axis={axis}
            raw={raw}
            abnormal={abnormal}
            cutOff={reaction.limit !== null}
            colour={colour}
          />
        )}
        {raw !== null && abnormal === null && (
          <span className="block text-muted">{table.status[reaction.status]}</span>
        )}
      </td>
      <Value value={raw} locale={locale} />
      <Value value={abnormal} locale={locale} />
      <td className="hidden px-2 text-end whitespace-nowrap text-muted sm:table-cell">
        {percent(locale, gap)}
      </td>
    </tr>
  );
}

function Value({ value, locale }: { readonly value: number | null; readonly locale: string }) {
  const heading = direction(value);
  const tone = heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return (
    <td className={`px-1.5 text-end font-semibold whitespace-nowrap ${tone}`}>{percent(locale, value)}</td>
  );
}
