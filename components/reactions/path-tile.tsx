import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { bandPath, linePath, type Pen } from "../../lib/drawing/pen.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { PathPoint } from "../../lib/reactions/car-path.ts";
import type { ReactionPath } from "../../lib/views/reactions/reactions-paths.ts";
import { fill } from "../text/fill.ts";
import { direction, percent } from "../text/format.ts";

interface PathTileProps {
  readonly tile: ReactionPath;
  readonly axis: ValueAxis;
  readonly companyName: string;
  /** The query that measures it on the announcement's page as here. */
  readonly method: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** One pair's CAR as a small chart, drawn by the server; where there is none, why. */
export function PathTile({ tile, axis, companyName, method, locale, messages }: PathTileProps) {
  const { reaction, path, last, status } = tile;
  const { reactionViews: texts, table } = messages;
  const tone = direction(last?.car ?? null);
  const end = percent(locale, last?.car ?? null);
  return (
    <li
      className="panel w-[calc(50vw-1.25rem)] min-w-0 p-2 sm:w-48"
      data-testid={`path-${reaction.event}-${reaction.symbol}`}
    >
      <p className="flex items-baseline gap-2 text-xs">
        <a href={localePath(locale, `/events/${reaction.event}${method}`)} className="truncate text-ink">
          {companyName} <bdi className="text-muted">{reaction.symbol}</bdi>
        </a>
        <span
          className={`ms-auto font-semibold ${tone === "up" ? "text-up" : tone === "down" ? "text-down" : ""}`}
        >
          {end}
        </span>
      </p>
      {last ? (
        <svg
          viewBox={`0 0 ${PATH_BOX.width} ${PATH_BOX.height}`}
          role="img"
          aria-label={fill(texts.pathLabel, { symbol: reaction.symbol, title: reaction.title, end })}
          className="mt-1 block w-full"
        >
          <path d={pathBand(path, axis)} fill="var(--color-series-1)" fillOpacity={0.16} />
          <path
            d={`M0 ${downAt(0, axis)}H${PATH_BOX.width}`}
            stroke="var(--color-muted)"
            strokeWidth={0.75}
          />
          <path
            d={`M${acrossAt(0)} 0V${PATH_BOX.height}`}
            stroke="var(--color-muted)"
            strokeWidth={0.75}
            strokeDasharray="3 3"
          />
          <path
            d={pathLine(path, axis)}
            fill="none"
            stroke="var(--color-series-1)"
            strokeWidth={1.75}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
          <circle
            cx={acrossAt(last.session)}
            cy={downAt(last.car ?? 0, axis)}
            r={2.5}
            fill="var(--color-series-1)"
          />
        </svg>
      ) : (
        <p className="mt-1 text-xs text-muted">{table.status[status]}</p>
      )}
    </li>
  );
}

/** A small chart's drawing units: session -10 to +10 across, the common scale up. */
export const PATH_BOX = { width: 200, height: 72 } as const;

interface Scale {
  readonly low: number;
  readonly high: number;
}

const SESSIONS = 20;

/** Where a session stands across the box. */
export const acrossAt = (session: number): number => ((session + SESSIONS / 2) / SESSIONS) * PATH_BOX.width;

/** Where a value stands in the box, from its top; one beyond the scale stands at the edge. */
export function downAt(value: number, { low, high }: Scale): number {
  const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
  return PATH_BOX.height * (1 - share);
}

const pen = (scale: Scale): Pen => ({
  x: acrossAt,
  y: (value) => downAt(value, scale),
});

const sessionsOf = (path: readonly PathPoint[]): number[] => path.map(({ session }) => session);

/** The line of a path as SVG path data; it ends at a gap, after which no sum can be made. */
export const pathLine = (path: readonly PathPoint[], scale: Scale): string =>
  linePath(pen(scale), { days: sessionsOf(path), values: path.map(({ car }) => car) });

/** The band of a path as SVG path data: along its upper edge and back along the lower one. */
export const pathBand = (path: readonly PathPoint[], scale: Scale): string =>
  bandPath(pen(scale), sessionsOf(path), {
    highs: path.map(({ high }) => high),
    lows: path.map(({ low }) => low),
  });
