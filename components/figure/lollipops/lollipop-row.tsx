import { drawnLength } from "../../../lib/drawing/pen.ts";
import { acrossShare } from "../../../lib/drawing/plot-frame.ts";
import type { MarkTexts } from "../lanes/lane-mark.ts";
import { Mark } from "../lanes/mark.tsx";
import { LollipopStripDrawing } from "./lollipop-strip.tsx";
import { type StripRow, stripStop } from "./strip-rows.ts";

interface LollipopRowProps extends MarkTexts {
  readonly row: StripRow;
  /** The place that the Tab key leads to. */
  readonly current: string | null;
  readonly onStop: (id: string) => void;
  readonly onZoom: (first: number, last: number) => void;
  /** Shows this company's strip in full. */
  readonly onChoose: (company: string) => void;
}

/** Its marks have all been sent whole: no lane is asked for more. */
const NO_LANE = { without: [] };

/** One company's lollipops: its name, which shows them in full, their drawing, and a mark to point at over each head. */
export function LollipopRow({ row, current, onStop, onChoose, ...texts }: LollipopRowProps) {
  const { strip, isFull, height, place, placed } = row;
  const { company, name, colour } = strip;
  return (
    <li className="relative border-b border-rule" style={{ height }} data-testid={`lollipops-${company}`}>
      <LollipopStripDrawing
        placed={placed}
        place={place}
        height={height}
        isFull={isFull}
        heading={isFull ? `${name} ${texts.labels.lollipops.title}` : name}
        locale={texts.locale}
      />
      <button
        type="button"
        className="absolute top-0 flex min-h-6 items-center gap-1.5 text-xs"
        style={{ left: place.frame.left + 2 }}
        aria-expanded={isFull}
        onClick={() => onChoose(company)}
      >
        <span
          className="inline-block h-0.5 w-3.5 forced-color-adjust-none"
          style={{ background: `var(--color-series-${colour})` }}
          aria-hidden="true"
        />
        <bdi className={isFull ? "font-semibold" : "text-muted"}>{name}</bdi>
        {isFull && <bdi className="text-muted">{texts.labels.lollipops.title}</bdi>}
      </button>
      {placed.map(({ lollipop: { day, marks }, x, y, room }) => {
        const id = stripStop(strip, day);
        const size = drawnLength(room);
        const style = {
          left: acrossShare(place.frame, x),
          top: drawnLength(y - room / 2),
          width: size,
          height: size,
        };
        return (
          <Mark
            key={day}
            {...texts}
            marks={marks}
            choice={NO_LANE}
            place={{
              "data-stop": id,
              tabIndex: id === current ? 0 : -1,
              onFocus: () => onStop(id),
              className: "lollipop-mark",
              style,
            }}
            face={null}
            isUncounted
          />
        );
      })}
    </li>
  );
}
