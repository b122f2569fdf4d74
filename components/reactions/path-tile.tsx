import type { ValueAxis } from "../../lib/drawing/axis.ts";
import { drawnNumber } from "../../lib/drawing/chart-scale.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { PATH_WINDOW, type PathPoint } from "../../lib/reactions/paths/car-path.ts";
import type { ReactionPath } from "../../lib/views/reactions/reactions-paths.ts";
import { windowText } from "../../lib/window-text.ts";
import { DoubtMark } from "../text/doubt-mark.tsx";
import { fill } from "../text/fill.ts";
import { direction, percent } from "../text/format.ts";
import { pack } from "../text/pack.ts";
import { PathDrawing, type TilePath } from "./path-drawing.tsx";
import { explainOthers } from "./table/explanations.ts";

interface PathTileProps {
  readonly tile: ReactionPath;
  readonly axis: ValueAxis;
  readonly companyName: string;
  /** The query that measures it on the announcement's page as here. */
  readonly method: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** One pair's CAR as a small chart, its figure grey where it is not the announcement's alone; without one, why. */
export function PathTile({ tile, axis, companyName, method, locale, messages }: PathTileProps) {
  const { reaction, path, last, status, colour, others, isDoubted } = tile;
  const { reactionViews: texts, table } = messages;
  const tone = others.count > 0 ? null : direction(last?.car ?? null);
  const end = percent(locale, last?.car ?? null);
  const shared = explainOthers({ othersInWindow: others, window: windowText(PATH_WINDOW) }, locale, table);
  const label = fill(texts.pathLabel, { symbol: reaction.symbol, title: reaction.title, end });
  return (
    <li
      className="panel w-[calc(50vw-1.25rem)] min-w-0 p-2 sm:w-48"
      data-testid={`path-${reaction.event}-${reaction.symbol}`}
    >
      <p className="flex items-baseline gap-2 text-xs">
        <a href={localePath(locale, `/events/${reaction.event}${method}`)} className="truncate text-ink">
          {companyName} <bdi className="text-muted">{reaction.symbol}</bdi>
        </a>
        {isDoubted && <DoubtMark label={messages.findings.doubted} />}
        <span
          className={`ms-auto font-semibold ${tone === "up" ? "text-up" : tone === "down" ? "text-down" : others.count > 0 ? "text-muted" : ""}`}
          title={shared ?? undefined}
        >
          {end}
        </span>
      </p>
      {last ? (
        <PathDrawing
          path={pack(drawnPath(path, others))}
          axis={axis}
          label={shared === null ? label : `${label} ${shared}`}
          colour={colour}
        />
      ) : (
        <p className="mt-1 text-xs text-muted">{table.status[status]}</p>
      )}
    </li>
  );
}

/** What the drawing needs of a path, short enough to be sent for each of many. */
function drawnPath(path: readonly PathPoint[], others: ReactionPath["others"]): TilePath {
  const short = (value: number | null) => (value === null ? null : drawnNumber(value));
  return {
    first: path[0]?.session ?? 0,
    others: [...new Set(others.named.map(({ offset }) => offset))],
    cars: path.map(({ car }) => short(car)),
    halves: path.map(({ low, high }) => short(low === null || high === null ? null : (high - low) / 2)),
  };
}
