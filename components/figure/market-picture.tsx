import { lazy, Suspense } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import { claimsShown, type MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import { figureFrame, hasLabelRoom } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { KeyEntry, Picture } from "../picture/picture.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { claimsEntry } from "./claim-key.tsx";
import { type LineTexts, lineEnd } from "./line-texts.ts";
import type { LollipopStrip } from "./lollipops/lollipops.ts";

/** Fetches what draws the picture: few readers save one, and it need not be there before the chart. */
export const loadMarketDrawing = () => import("./market-drawing.tsx");

const MarketDrawing = lazy(loadMarketDrawing);

export interface MarketPictureProps {
  /** The part shown. */
  readonly chart: Chart;
  readonly callouts: readonly Callout[];
  /** What reports said of the prices, where it is laid over them. */
  readonly claims: readonly MarkedClaim[];
  /** Abnormal returns by company, and the company whose strip is in full; none where the timeline is hidden. */
  readonly strips: readonly LollipopStrip[];
  readonly company: string | null;
  readonly style: ChartStyle;
  readonly locale: string;
  readonly labels: LineTexts & Pick<Messages["figure"], "callouts" | "claims">;
  readonly stripLabels: Messages["timeline"]["lollipops"];
}

/** What the board's and a company's figure tell of themselves to be saved. */
export function marketPicture(
  props: MarketPictureProps,
  heading: Pick<Picture, "title" | "subtitle">,
): Picture {
  const { lines, time } = props.chart;
  const companies = [...new Set(lines.flatMap(({ company }) => company ?? []))];
  const years = [...new Set([time.first, time.last].map((day) => isoDate(day).slice(0, 4)))];
  return {
    ...heading,
    name: [...companies.slice(0, 3), ...years].join("-"),
    legend: (width) => [
      ...(hasLabelRoom(figureFrame(width)) ? [] : keyOf(props)),
      ...claimsEntry(claimsShown(props.chart, props.claims), props.labels.claims),
    ],
    draw: (room) => (
      <Suspense fallback={<div style={room} aria-busy="true" />}>
        <MarketDrawing {...props} room={room} />
      </Suspense>
    ),
  };
}

/** Names with what stands at the ends of their lines where there is room for it. */
function keyOf({ chart, locale, labels }: MarketPictureProps): KeyEntry[] {
  return chart.lines.map((line) => {
    const end = lineEnd(chart, line, locale, labels);
    const facts = end
      ? [
          end.doubt === null ? end.level : `${end.level} !`,
          end.change,
          ...(end.ended === null ? [] : [end.ended]),
        ]
      : [];
    const name = `${ownDirection(locale, line.name)} ${leftToRight(locale, line.symbol)}`;
    return {
      name: facts.length === 0 ? name : `${name} ${listed(locale, facts)}`,
      colour: `var(--color-series-${line.colour})`,
      dash: line.dash ?? "",
    };
  });
}
