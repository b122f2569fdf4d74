import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { DayParts, WindowSum } from "../../lib/reactions/day-zero/day-parts.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import { windowText } from "../../lib/window-text.ts";
import { fill } from "../text/fill.ts";
import { direction, MISSING, percent, signed } from "../text/format.ts";
import { dateInSentence, leftToRight } from "../text/left-to-right.ts";
import { readerName } from "../text/reader-name.ts";
import { explainOthers } from "./table/explanations.ts";

interface DayPartsStripProps {
  readonly reaction: Pick<Reaction, "symbol" | "candidates">;
  readonly parts: DayParts;
  readonly locale: string;
  readonly messages: Messages;
}

/** Below this p a sum of abnormal returns is called more than chance. */
const BEYOND_CHANCE = 0.05;

/** Day 0 taken apart at its open, for the listing and its benchmark, and the abnormal returns before and after it. */
export function DayPartsStrip({ reaction, parts, locale, messages }: DayPartsStripProps) {
  const { dayParts: texts, lasting } = messages.event;
  const notes = partsNotes(parts, locale, messages);
  return (
    <div className="mt-3 break-inside-avoid" data-testid={`day-parts-${reaction.symbol}`}>
      <h4 className="text-sm font-semibold">{texts.title}</h4>
      <p className="text-sm">
        {beforeSentence(parts, locale, messages)}{" "}
        {reaction.candidates.length > 1 && (
          <span className="text-warning">
            {fill(lasting.fromNoon, { session: dateInSentence(locale, parts.session) })}
          </span>
        )}
      </p>
      <div className="mt-1 grid gap-x-6 gap-y-3 *:min-w-0 lg:grid-cols-2">
        <BarTable reaction={reaction} parts={parts} locale={locale} messages={messages} />
        <WindowTable windows={parts.windows} locale={locale} messages={messages} />
      </div>
      {notes.map((note) => (
        <p key={note} className="mt-1 text-xs text-muted">
          {note}
        </p>
      ))}
    </div>
  );
}

/** Whether the reaction was there before day 0, in a sentence. */
function beforeSentence({ windows }: DayParts, locale: string, { event }: Messages): string {
  const [before] = windows;
  if (!before?.car) return event.dayParts.beforeUnknown;
  const { value, tStatistic, pValue } = before.car;
  return fill(pValue < BEYOND_CHANCE ? event.dayParts.beforeBeyond : event.dayParts.beforeWithin, {
    car: percent(locale, value, 1),
    t: signed(locale, tStatistic),
  });
}

/** What can't be shown and why, what was taken out of the gap, and what else was announced inside the windows. */
function partsNotes(parts: DayParts, locale: string, messages: Messages): string[] {
  const { event, table, instrumentNames } = messages;
  const { share, benchmark, isExDay, windows } = parts;
  const texts = event.dayParts;
  const others = [windows.at(0), windows.at(-1)].flatMap((sum) => sum ?? []);
  return [
    ...(share === null ? [fill(texts.noOpen, { session: parts.session })] : []),
    ...(isExDay ? [texts.exDay] : []),
    ...(benchmark && benchmark.parts === null
      ? [fill(texts.benchmarkClosesOnly, { benchmark: readerName(benchmark.symbol, instrumentNames) })]
      : []),
    ...others.flatMap(
      ({ others: othersInWindow, window }) =>
        explainOthers({ othersInWindow, window: windowText(window) }, locale, table) ?? [],
    ),
    ...(windows.some(({ status }) => status === "overlap") ? [texts.overlap] : []),
  ];
}

/** The two parts of the day, and where between low and high it closed. */
function BarTable({ reaction, parts, locale, messages }: DayPartsStripProps) {
  const { dayParts: texts, lasting } = messages.event;
  const { share, change, range, benchmark } = parts;
  const rows = [
    { symbol: reaction.symbol, name: reaction.symbol, parts: share, change },
    ...(benchmark ? [{ ...benchmark, name: readerName(benchmark.symbol, messages.instrumentNames) }] : []),
  ];
  return (
    <table className="w-full text-xs">
      <caption className="pb-0.5 text-start text-muted">{texts.help}</caption>
      <thead>
        <tr className="align-bottom text-muted">
          <td />
          <th scope="col" className={HEAD}>
            <a href={localePath(locale, "/methods#dayParts")}>{texts.gap}</a>
          </th>
          {[texts.openToClose, lasting.dayZero, texts.fromHigh, texts.fromLow].map((name) => (
            <th key={name} scope="col" className={HEAD}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ symbol, name, parts: own, change: whole }) => (
          <tr key={symbol}>
            <th scope="row" className={`${HEAD} text-muted`}>
              <bdi>{name}</bdi>
            </th>
            <Cell value={own?.gap ?? null} locale={locale} />
            <Cell value={own?.openToClose ?? null} locale={locale} />
            <Cell value={whole} locale={locale} />
            {symbol === reaction.symbol && (
              <>
                <Cell value={range?.fromHigh ?? null} isToned={false} locale={locale} />
                <Cell value={range?.fromLow ?? null} isToned={false} locale={locale} />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WindowTableProps {
  readonly windows: readonly WindowSum[];
  readonly locale: string;
  readonly messages: Messages;
}

/** CAR before day 0 and from it on; grey where another announcement of the company lies inside. */
function WindowTable({ windows, locale, messages }: WindowTableProps) {
  return (
    <table className="w-full table-fixed text-xs">
      <caption className="pb-0.5 text-start text-muted">{messages.event.dayParts.windowsHelp}</caption>
      <thead>
        <tr className="text-muted">
          {windows.map(({ window }) => (
            <th key={window.end} scope="col" className={HEAD}>
              {leftToRight(locale, windowText(window))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {windows.map(({ window, car, others }) => (
            <Cell key={window.end} value={car?.value ?? null} isGrey={others.count > 0} locale={locale} />
          ))}
        </tr>
        <tr className="text-muted">
          {windows.map(({ window, car }) => (
            <td key={window.end} className="pe-2">
              {car ? leftToRight(locale, `t\u00A0${signed(locale, car.tStatistic)}`) : MISSING}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

const HEAD = "pe-2 text-start font-medium";

interface CellProps {
  /** A fraction. */
  readonly value: number | null;
  /** Holds more than what it is shown for. */
  readonly isGrey?: boolean;
  /** Whether its sign is a rise or a fall: no close lies above its high. */
  readonly isToned?: boolean;
  readonly locale: string;
}

function Cell({ value, isGrey = false, isToned = true, locale }: CellProps) {
  // What reads 0.0% has no direction.
  const heading = direction(value === null || !isToned ? null : Math.round(value * 1000) / 1000);
  const tone = isGrey ? "text-muted" : heading === "up" ? "text-up" : heading === "down" ? "text-down" : "";
  return <td className={`pe-2 font-semibold ${tone}`}>{percent(locale, value, 1)}</td>;
}
