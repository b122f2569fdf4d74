import { Curve, Dot, Layer } from "recharts";
import { textWidth } from "../../../lib/drawing/text-width.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { asLanguage } from "../../text/left-to-right.ts";
import { Drawing, OVERLAID } from "../layers/drawing.tsx";
import { LollipopStripDrawing, squareRound } from "./lollipop-strip.tsx";
import type { StripRow } from "./strip-rows.ts";

const HEADING_SIZE = 12;
const KEY_SIZE = 11;
const BASELINE = 15;
const SIGN_ROOM = 13;
const KEY_GAP = 14;

interface DrawnStripsProps {
  readonly rows: readonly StripRow[];
  readonly locale: string;
  readonly labels: Messages["timeline"]["lollipops"];
}

/** The strips of abnormal returns as a picture has them: what a page has as a button and a key is drawn as text. */
export function DrawnStrips({ rows, locale, labels }: DrawnStripsProps) {
  return rows.map(({ strip, isFull, height, place, placed }) => {
    const heading = isFull ? `${strip.name} ${labels.title}` : strip.name;
    return (
      <div key={strip.company} className="relative" style={{ height }}>
        <LollipopStripDrawing {...{ placed, place, height, isFull, heading, locale }} />
        <Drawing frame={place.frame} height={height} className={OVERLAID}>
          <Curve
            points={[0, 14].map((x) => ({ x: place.frame.left + 2 + x, y: BASELINE - 4 }))}
            stroke={`var(--color-series-${strip.colour})`}
            strokeWidth={2}
            fill="none"
          />
          <text
            x={place.frame.left + 22}
            y={BASELINE}
            fontSize={HEADING_SIZE}
            fontWeight={isFull ? 600 : 400}
            fill="var(--color-ink)"
          >
            {asLanguage(locale, heading)}
          </text>
          {isFull && <StripKey end={place.frame.width - place.frame.right} locale={locale} labels={labels} />}
        </Drawing>
      </div>
    );
  });
}

interface StripKeyProps extends Pick<DrawnStripsProps, "locale" | "labels"> {
  /** The plot's right edge. */
  readonly end: number;
}

/** What the heads mean, in a row that ends at the plot's right edge. */
function StripKey({ end, locale, labels }: StripKeyProps) {
  const signs = (["dayOnly", "chance", "beyond"] as const).map((sign) => ({ sign, text: labels[sign] }));
  let right = end + KEY_GAP;
  return signs.map(({ sign, text }) => {
    right -= KEY_GAP + SIGN_ROOM + textWidth(text, KEY_SIZE);
    const paint = {
      stroke: "var(--color-muted)",
      strokeWidth: 1.5,
      fill: sign === "beyond" ? "var(--color-muted)" : "none",
    };
    return (
      <Layer key={sign}>
        {sign === "dayOnly" ? (
          <Curve type="linearClosed" points={squareRound(right + 4, BASELINE - 4, 4)} {...paint} />
        ) : (
          <Dot cx={right + 4} cy={BASELINE - 4} r={4} {...paint} />
        )}
        <text x={right + SIGN_ROOM} y={BASELINE} fontSize={KEY_SIZE} fill="var(--color-muted)">
          {asLanguage(locale, text)}
        </text>
      </Layer>
    );
  });
}
