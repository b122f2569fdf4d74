import { lazy, Suspense } from "react";
import { figureFrame, type PlotFrame } from "../../lib/drawing/plot-frame.ts";
import type { Room } from "../picture/picture.ts";
import { candleChoice } from "./candle-choice.ts";
import { CalloutLayer } from "./layers/callout-layer.tsx";
import { LineEnds } from "./layers/line-ends.tsx";
import { PricePlot } from "./layers/price-plot.tsx";
import { TradingMarks } from "./layers/trading-marks.tsx";
import { DrawnStrips } from "./lollipops/drawn-strips.tsx";
import { type StripRow, stripRows } from "./lollipops/strip-rows.ts";
import type { MarketPictureProps } from "./market-picture.tsx";

const CandleLayer = lazy(() =>
  import("./layers/candle-layer.tsx").then((file) => ({ default: file.CandleLayer })),
);
const ClaimLayer = lazy(() =>
  import("./layers/claim-layer.tsx").then((file) => ({ default: file.ClaimLayer })),
);
const AreaLayer = lazy(() => import("./layers/area-layer.tsx").then((file) => ({ default: file.AreaLayer })));

/** Of the room the prices have at least this share, and strips what is left. */
const PRICES_SHARE = 0.58;

/** The prices and as many strips as have room, drawn anew for a picture. */
export default function MarketDrawing(props: MarketPictureProps & { readonly room: Room }) {
  const { chart, callouts, claims, style, locale, labels, stripLabels, room } = props;
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
        <Suspense>{claims.length > 0 && <ClaimLayer {...place} claims={claims} isTitled={false} />}</Suspense>
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
