import { lazy, Suspense } from "react";
import type { Chart } from "../../lib/drawing/chart.ts";
import { figureFrame, hasLabelRoom } from "../../lib/drawing/plot-frame.ts";
import type { ChartStyle } from "../../lib/filters.ts";
import { isoDate } from "../../lib/market/session-date.ts";
import type { KeyEntry, Picture, Room } from "../picture/picture.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { listed } from "../text/lists.ts";
import { candleChoice } from "./candle-choice.ts";
import { LineEnds } from "./layers/line-ends.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import { TradingMarks } from "./layers/trading-marks.tsx";
import { type LineTexts, lineEnd } from "./line-texts.ts";

const CandleLayer = lazy(() =>
  import("./layers/candle-layer.tsx").then((file) => ({ default: file.CandleLayer })),
);
const AreaLayer = lazy(() => import("./layers/area-layer.tsx").then((file) => ({ default: file.AreaLayer })));

interface MarketPictureProps {
  /** The part shown. */
  readonly chart: Chart;
  readonly style: ChartStyle;
  readonly locale: string;
  readonly labels: LineTexts;
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

function MarketDrawing({ chart, style, locale, labels, room }: MarketPictureProps & { readonly room: Room }) {
  const { width, height } = room;
  const frame = figureFrame(width);
  const candles = candleChoice(chart, style, frame).candles;
  const place = { chart, frame, height };
  return (
    <div className="relative" style={{ width, height }}>
      <PricePlot {...place} locale={locale} without={candles} />
      <Suspense>
        {style === "area" && <AreaLayer {...place} />}
        {candles.size > 0 && <CandleLayer {...place} symbols={candles} />}
      </Suspense>
      <LineEnds {...place} locale={locale} labels={labels} />
      <TradingMarks {...place} />
    </div>
  );
}
