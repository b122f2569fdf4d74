import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { TimeAxis } from "../../../lib/drawing/axis.ts";
import { dayX, hasLabelRoom, type PlotFrame } from "../../../lib/drawing/plot-frame.ts";
import { fill } from "../../text/fill.ts";
import { readerName } from "../../text/reader-name.ts";
import { isWhole, type LaneChoice, type LaneMark, laneMarks, type MarkTexts } from "../lanes/lane-mark.ts";
import { LaneMarks } from "../lanes/lane-marks.tsx";
import { LABEL_GAP, LABEL_LEFT, LANE_NAME_PIXELS, type LaneNames, laneNames } from "../lanes/lane-names.ts";
import { FOLDED_HEIGHT, LANE_HEIGHT, type LaneRows, visibleRows } from "../lanes/lane-rows.ts";
import { type Cluster, markClusters } from "../lanes/mark-clusters.ts";
import { LollipopKey } from "../lollipops/lollipop-key.tsx";
import { LollipopRow } from "../lollipops/lollipop-row.tsx";
import { type StripRow, stripStop } from "../lollipops/strip-rows.ts";

interface TimelineProps extends MarkTexts {
  /** The strips of abnormal returns above the lanes. */
  readonly strips: readonly StripRow[];
  /** Shows a company's strip in full. */
  readonly onChoose: (company: string) => void;
  readonly lanes: LaneRows;
  readonly unfolded: boolean;
  readonly onUnfold: () => void;
  readonly time: TimeAxis;
  readonly frame: PlotFrame;
  /** Lane names in the reader's language. */
  readonly laneLabels: Readonly<Record<string, string>>;
  /** Makers in the reader's language, for a lane that is called like one. */
  readonly makerNames: Readonly<Record<string, string>>;
  /** Shows the days from the first to the last of a cluster. */
  readonly onZoom: (first: number, last: number) => void;
}

/**
 * Announcements under the prices, on their time axis: those that name a company shown as lollipops of its abnormal
 * return, the others in lanes by maker, with those too near each other as one. Only rows in view and marks in the
 * window are drawn. One tab stop: arrow keys go from mark to mark.
 */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  const { strips, onChoose, lanes, unfolded, onUnfold, time, frame, laneLabels, makerNames, onZoom, labels } =
    props;
  const [scrolled, setScrolled] = useState(0);
  const [stop, setStop] = useState<Place | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const focus = useMarkFocus(area);
  const { first, end } = visibleRows(lanes, unfolded ? scrolled : 0);

  const rows = useMemo(
    () =>
      lanes.rows.slice(first, end).map((lane, at) => {
        const { name } = lane;
        const near = placed(laneMarks(lane), time, frame);
        const label = laneLabels[name] ?? readerName(name, makerNames);
        const right = frame.width - frame.right;
        return {
          name,
          label,
          row: first + at,
          near,
          written: laneNames(near, { label: hasLabelRoom(frame) ? "" : label, lane: name, right }),
        };
      }),
    [lanes.rows, first, end, time, frame, laneLabels, makerNames],
  );
  const folded = useMemo(() => placed(lanes.foldedMarks, time, frame), [lanes.foldedMarks, time, frame]);
  const { names: foldedNames } = laneNames(folded, { label: "", lane: "", right: frame.width - frame.right });
  const stopsOf = (lane: string, near: readonly Cluster<LaneMark>[]) =>
    near.map((cluster) => ({ row: `lane ${lane}`, id: stopId(lane, cluster), x: cluster.x }));
  const stops = [
    ...strips.map(({ strip, placed: own }) =>
      own.map(({ lollipop, x }) => ({ row: strip.company, id: stripStop(strip, lollipop.day), x })),
    ),
    ...rows.map(({ name, near }) => stopsOf(name, near)),
    stopsOf("", folded),
  ];
  const drawn = stops.flat();
  // Where the last one is no more, as after a zoom, another one of its row takes its place.
  const current =
    drawn.find(({ id }) => id === stop?.id) ?? drawn.find(({ row }) => row === stop?.row) ?? drawn[0];
  const stopAt = (id: string) => setStop(drawn.find((own) => own.id === id) ?? null);
  const walk = (key: KeyboardEvent<HTMLElement>) => {
    const from = key.target instanceof Element ? key.target.getAttribute("data-stop") : null;
    const to = from === null ? undefined : markStep(stops, from, key.key);
    if (to === undefined) return;
    key.preventDefault();
    stopAt(to);
    key.currentTarget.querySelector<HTMLElement>(`[data-stop="${CSS.escape(to)}"]`)?.focus();
  };
  const zoomTo = (from: number, to: number) => {
    focus.take();
    onZoom(from, to);
  };
  const marksOf = (
    lane: string,
    choice: LaneChoice,
    near: readonly Cluster<LaneMark>[],
    names: readonly (string | null)[],
  ) => (
    <LaneMarks
      {...props}
      choice={choice}
      near={near}
      names={names}
      idOf={(cluster) => stopId(lane, cluster)}
      current={current?.id ?? null}
      onStop={stopAt}
      onZoom={zoomTo}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go between the links inside
    <div ref={area} onKeyDown={walk} {...focus.listeners}>
      {strips.length > 0 && (
        <>
          <LollipopKey left={frame.left} labels={labels.lollipops} />
          <ol>
            {strips.map((row) => (
              <LollipopRow
                key={row.strip.company}
                {...props}
                row={row}
                current={current?.id ?? null}
                onStop={stopAt}
                onZoom={zoomTo}
                onChoose={onChoose}
              />
            ))}
          </ol>
        </>
      )}
      <div
        className={unfolded ? "overflow-x-hidden overflow-y-auto" : undefined}
        style={{ height: lanes.rowsHeight }}
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      >
        <ol className="relative overflow-x-clip" style={{ height: lanes.rows.length * LANE_HEIGHT }}>
          {rows.map(({ name, label, row, near, written }) => (
            <li
              key={name}
              className="absolute inset-x-0 border-b border-rule"
              style={{ height: LANE_HEIGHT, top: row * LANE_HEIGHT }}
              aria-setsize={lanes.rows.length}
              aria-posinset={row + 1}
            >
              <span
                className="absolute inset-y-0 flex items-center text-muted"
                style={{
                  fontSize: LANE_NAME_PIXELS,
                  ...labelPlace(frame, written.label),
                }}
                dir="auto"
              >
                {hasLabelRoom(frame) || written.labelText === label ? (
                  label
                ) : (
                  <>
                    <span className="sr-only">{label}</span>
                    <span aria-hidden="true" title={label}>
                      {written.labelText}
                    </span>
                  </>
                )}
              </span>
              {marksOf(name, { lane: name }, near, written.names)}
            </li>
          ))}
        </ol>
      </div>
      {lanes.folded > 0 && (
        <div className="relative overflow-x-clip border-b border-rule" style={{ height: FOLDED_HEIGHT }}>
          <button
            type="button"
            className="absolute top-0 min-h-6 text-xs text-muted underline"
            style={{ left: frame.left + 2 }}
            aria-expanded={unfolded}
            dir="auto"
            onClick={onUnfold}
          >
            {unfolded ? labels.fewerLanes : fill(labels.moreLanes, { count: lanes.folded })}
          </button>
          {marksOf("", { without: lanes.rows.map(({ name }) => name) }, folded, foldedNames)}
        </div>
      )}
    </div>
  );
});

/** Where a lane's name stands: right of the plot where there is room for names, else at the end that is free. */
function labelPlace(frame: PlotFrame, end: LaneNames["label"]) {
  if (hasLabelRoom(frame)) return { left: frame.width - frame.right + LABEL_GAP };
  return end === "start" ? { left: LABEL_LEFT } : { right: frame.right + 2 };
}

/** The marks of a lane that lie in the window, those too near each other together. */
const placed = (marks: readonly LaneMark[], time: TimeAxis, frame: PlotFrame) =>
  markClusters(
    marks.filter(({ day }) => day >= time.first && day <= time.last),
    ({ day }) => dayX(frame, time, day),
  );

/** The name of a place that keys lead to: the announcement that comes first there, or the lane's day. */
function stopId(lane: string, { marks }: Cluster<LaneMark>): string {
  const [mark] = marks;
  return mark && isWhole(mark) ? mark.slug : `${lane} ${mark?.day}`;
}

/** A place that keys lead to, and the strip or lane that it stands in. */
interface Place {
  readonly row: string;
  readonly id: string;
}

/** A place that keys lead to: a mark alone or several under their count, and how far across it stands. */
interface Stop {
  readonly id: string;
  readonly x: number;
}

/**
 * The mark that a key leads to: left and right along the lane, up and down to the nearest one in the next lane
 * that has any, Home and End to the ends of the lane. Undefined where the key leads nowhere.
 */
export function markStep(
  rows: readonly (readonly Stop[])[],
  current: string,
  key: string,
): string | undefined {
  const at = rows.findIndex((row) => row.some(({ id }) => id === current));
  const row = rows[at] ?? [];
  const place = row.findIndex(({ id }) => id === current);
  const here = row[place];
  if (!here) return undefined;
  if (key === "ArrowLeft") return row[place - 1]?.id;
  if (key === "ArrowRight") return row[place + 1]?.id;
  if (key === "Home") return row.at(0)?.id;
  if (key === "End") return row.at(-1)?.id;
  if (key === "ArrowDown") return nearest(rows.slice(at + 1), here.x);
  if (key === "ArrowUp") return nearest(rows.slice(0, at).reverse(), here.x);
  return undefined;
}

function nearest(rows: readonly (readonly Stop[])[], x: number): string | undefined {
  const row = rows.find(({ length }) => length > 0) ?? [];
  return [...row].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.id;
}

/**
 * Keeps the focus among the marks when the one that had it goes: as many others stand there after a zoom, or when
 * counts have come whole. It goes to the mark that the Tab key leads to.
 */
function useMarkFocus(area: RefObject<HTMLElement | null>) {
  const held = useRef(false);
  useEffect(() => {
    if (!held.current || document.activeElement !== document.body) return;
    area.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  });
  // The list of a cluster is no part of the area, though its events come here.
  const isOwn = ({ target, currentTarget }: FocusEvent) => currentTarget.contains(target);
  return {
    /** For a press outside the area after which the focus is to come here. */
    take: () => {
      held.current = true;
    },
    listeners: {
      onFocus: (focus: FocusEvent) => {
        held.current = isOwn(focus);
      },
      // Not heard where a mark goes with the focus on it.
      onBlur: (focus: FocusEvent) => {
        if (isOwn(focus)) held.current = false;
      },
    },
  };
}
