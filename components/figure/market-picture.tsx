import { lazy, Suspense } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import { figureFrame, hasLabelRoom, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { Callout } from "../../lib/views/figure/callouts.ts";
import type { KeyEntry, Picture, Room } from "../picture/picture.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { candleChoice } from "./candle-choice.ts";
import { CalloutLayer } from "./layers/callout-layer.tsx";
import { LineEnds } from "./layers/line-ends.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import { TradingMarks } from "./layers/trading-marks.tsx";
import { type LineTexts, lineEnd } from "./line-texts.ts";
import { DrawnStrips } from "./timeline/drawn-strips.tsx";
import type { LollipopStrip } from "./timeline/lollipops.ts";
import { type StripRow, stripRows } from "./timeline/strip-rows.ts";

const CandleLayer = lazy(() =>
  import("./layers/candle-layer.tsx").then((file) => ({ default: file.CandleLayer })),
);
const AreaLayer = lazy(() => import("./layers/area-layer.tsx").then((file) => ({ default: file.AreaLayer })));

/** Of the room the prices have at least this share, and strips what is left. */
const PRICES_SHARE = 0.58;

interface MarketPictureProps {
  /** The part shown. */
  readonly chart: Chart;
  readonly callouts: readonly Callout[];
  /** Abnormal returns by company, and the company whose strip is in full; none where the timeline is hidden. */
  readonly strips: readonly LollipopStrip[];
  readonly company: string | null;
  readonly style: ChartStyle;
  readonly locale: string;
  readonly labels: LineTexts & Pick<Messages["figure"], "callouts">;
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
    legend: (width) => (hasLabelRoom(figureFrame(width)) ? [] : keyOf(props)),
    draw: (room) => <MarketDrawing {...props} room={room} />,
  };
}

/** Names with what stands at the ends of their lines where there is room for it. */
function keyOf({ chart, locale, labels }: MarketPictureProps): KeyEntry[] {
  return chart.lines.map((line) => {
    const end = lineEnd(chart, line, locale, labels);
    const facts = end ? [end.level, end.change, ...(end.ended === null ? [] : [end.ended])] : [];
    const name = `${ownDirection(locale, line.name)} ${leftToRight(locale, line.symbol)}`;
    return {
      name: facts.length === 0 ? name : `${name} ${listed(locale, facts)}`,
      colour: `var(--color-series-${line.colour})`,
      dash: line.dash ?? "",
    };
  });
}

function MarketDrawing(props: MarketPictureProps & { readonly room: Room }) {
  const { chart, callouts, style, locale, labels, stripLabels, room } = props;
  const frame = figureFrame(room.width);
  const rows = fittingStrips(props, frame);
  const height = room.height - rows.reduce((sum, row) => sum + row.height, 0);
  const candles = candleChoice(chart, style, frame).candles;
  const place = { chart, frame, height };
  return (
    <div style={room}>
      <div className="relative" style={{ height }}>
        <PricePlot {...place} locale={locale} without={candles} />
        <Suspense>
          {style === "area" && <AreaLayer {...place} />}
          {candles.size > 0 && <CandleLayer {...place} symbols={candles} />}
        </Suspense>
        <LineEnds {...place} locale={locale} labels={labels} />
        <TradingMarks {...place} />
        <CalloutLayer {...place} callouts={callouts} locale={locale} labels={labels.callouts} />
      </div>
      <DrawnStrips rows={rows} locale={locale} labels={stripLabels} />
    </div>
  );
}

/** The strips that leave the prices their share: all of them, else the one in full, else none. */
function fittingStrips(
  { chart, strips, company, room }: MarketPictureProps & { readonly room: Room },
  frame: PlotFrame,
): StripRow[] {
  const all = stripRows(strips, company, chart.time, frame);
  const most = room.height * (1 - PRICES_SHARE);
  return (
    [all, all.filter(({ isFull }) => isFull)].find(
      (rows) => rows.reduce((sum, { height }) => sum + height, 0) <= most,
    ) ?? []
  );
}
