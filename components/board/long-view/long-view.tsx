import { timeAxis } from "../../../lib/drawing/axis.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { type LongViewPage, MOVE_PARTS, type MovePart, type PartEnd } from "../../../lib/views/long-view.ts";
import { firstPlotWidth } from "../../figure/first-width.ts";
import { PathPlot } from "../../figure/paths/path-plot.tsx";
import { fill } from "../../text/fill.ts";
import { decimal, longDay, percent, signed } from "../../text/format.ts";
import { leftToRight, ownDirection } from "../../text/left-to-right.ts";
import { pack } from "../../text/pack.ts";
import { readerName } from "../../text/reader-name.ts";
import { translator } from "../../text/translator.ts";
import { type Choice, ChoiceRow } from "../../ui/choice-row.tsx";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { type LeftAddress, LeftAnnouncements } from "./left-announcements.tsx";
import { StackChart } from "./stack-chart.tsx";

interface LongViewProps {
  readonly view: LongViewPage;
  /** The company's name in the reader's language. */
  readonly company: string;
  /** The page's address with another order or page of its announcements. */
  readonly address: LeftAddress;
  /** The ranges that it can be taken apart over, as addresses of the page. */
  readonly ranges: readonly Choice[];
  /** Query strings that make the exports send what is shown. */
  readonly exports: { readonly parts: string; readonly days: string };
  readonly figureWidth: number;
  readonly locale: string;
}

/** Log points with their sign: a fraction of 0.123 is `+12.3`. */
const points = (locale: string, value: number): string => signed(locale, value * 100, 1);

/** How much of a company's move came with its market, on its announcement days, and with the rest. */
export function LongView({ view, company, address, ranges, exports, figureWidth, locale }: LongViewProps) {
  const messages = messagesIn(locale);
  const { longView: texts } = messages;
  const t = translator(locale, messages, "longView");
  const { ends, beta } = view;
  return (
    <section aria-labelledby="long-view" className="mt-8" data-testid="long-view">
      <h2 id="long-view" className="text-lg">
        {texts.title}
      </h2>
      <div className="no-print mt-1 mb-2">
        <ChoiceRow label={texts.range} wraps choices={ranges} texts={messages.announcements} />
      </div>
      {ends === null || beta === null || view.stackAxis === null ? (
        <p className="panel mt-2 p-4 text-sm">
          {fill(texts.refused, { why: view.status === "ok" ? "" : texts.refusals[view.status] })}
        </p>
      ) : (
        <>
          <p className="max-w-4xl text-pretty" data-testid="long-view-sentence">
            {t("sentence", {
              ...named(view, company, locale),
              symbol: leftToRight(locale, view.symbol),
              change: percent(locale, Math.expm1(view.end), 1),
              count: view.announcedSessions,
              ...told(ends, view.end, locale),
            })}
          </p>
          <div className="panel mt-2 p-4">
            <Parts view={view} ends={ends} locale={locale} />
            <p className="mt-3 mb-1 text-xs text-muted">
              {fill(texts.chart, { from: longDay(locale, dayNumber(view.from)) })}
            </p>
            <StackChart
              {...chartOf(view, company, ends, locale)}
              firstWidth={firstPlotWidth(figureWidth, 1)}
              locale={locale}
            />
            <Alone view={view} ends={ends} company={company} figureWidth={figureWidth} locale={locale} />
            <p className="mt-2 max-w-4xl text-xs text-muted">
              {fill(texts.help, {
                benchmark: readerName(view.benchmark ?? "", messages.instrumentNames),
                sessions: view.estimationSessions,
                beta: decimal(locale, beta.value),
                low: decimal(locale, beta.low),
                high: decimal(locale, beta.high),
              })}{" "}
              {texts.bands} {view.overGaps > 0 && t("gaps", { count: view.overGaps })} {texts.since}
            </p>
          </div>
        </>
      )}
      <LeftAnnouncements view={view} address={address} locale={locale} />
      <p className="no-print mt-2 flex flex-wrap gap-x-5 text-sm">
        <a className="target" href={`/api/v1/parts.csv?${exports.parts}`} download>
          {texts.csv}
        </a>
        <a className="target" href={`/api/v1/days.csv?${exports.days}`} download>
          {texts.leftCsv}
        </a>
      </p>
    </section>
  );
}

const named = ({ from, to }: LongViewPage, company: string, locale: string) => ({
  company: ownDirection(locale, company),
  from: longDay(locale, dayNumber(from)),
  to: longDay(locale, dayNumber(to)),
});

const told = (ends: Readonly<Record<MovePart, PartEnd>>, total: number, locale: string) => ({
  total: points(locale, total),
  market: points(locale, ends.market.value),
  announced: points(locale, ends.announced.value),
  rest: points(locale, ends.rest.value),
});

/** How the area of each part looks; the company's own colour is that of its announcement days. */
const looks = (colour: number): Readonly<Record<MovePart, { colour: string; opacity: number }>> => ({
  market: { colour: "var(--color-series-7)", opacity: 0.45 },
  announced: { colour: `var(--color-series-${colour})`, opacity: 0.75 },
  rest: { colour: `var(--color-series-${colour})`, opacity: 0.2 },
});

function chartOf(
  view: LongViewPage,
  company: string,
  ends: Readonly<Record<MovePart, PartEnd>>,
  locale: string,
) {
  const { longView: texts } = messagesIn(locale);
  const look = looks(view.colour);
  const value = view.stackAxis ?? { low: 0, high: 1, ticks: [], logarithmic: false };
  const from = { from: longDay(locale, dayNumber(view.from)) };
  return {
    drawn: pack({
      days: view.sessions.map(dayNumber),
      parts: MOVE_PARTS.map((part) => ({
        key: part,
        values: view.paths[part].map(({ car }) => car ?? 0),
        ...look[part],
      })),
      total: view.total,
      time: timeAxis(view.from, view.to),
      value,
    }),
    names: MOVE_PARTS.map((part) => texts.parts[part]),
    summary: fill(texts.chartSummary, { ...named(view, company, locale), ...told(ends, view.end, locale) }),
    saved: {
      title: fill(texts.saved, { company }),
      subtitle: fill(texts.chart, from),
      name: `${view.symbol}-long-view-${view.from}`,
    },
  };
}

interface PartsProps extends Pick<LongViewProps, "view" | "locale"> {
  readonly ends: Readonly<Record<MovePart, PartEnd>>;
}

/** The parts at the end with their bands: the chart's key and its figures. */
function Parts({ view, ends, locale }: PartsProps) {
  const { longView: texts } = messagesIn(locale);
  const look = looks(view.colour);
  const band = ({ low, high }: PartEnd) =>
    leftToRight(locale, `${points(locale, low)} … ${points(locale, high)}`);
  return (
    <ScrollPanel label={`${texts.title}: ${texts.part}`}>
      <table className="w-full max-w-2xl text-sm max-sm:[&_:is(th,td)]:px-1.5">
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <th scope="col" className="px-2.5 py-1.5 text-start font-medium">
              {texts.part}
            </th>
            {[texts.log, texts.band, texts.percent].map((name) => (
              <th key={name} scope="col" className="px-2.5 py-1.5 text-end font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MOVE_PARTS.map((part) => (
            <tr key={part} className="border-b border-grid">
              <th scope="row" className="px-2.5 py-1 text-start font-normal">
                <svg width="14" height="14" className="me-2 inline-block align-[-2px]" aria-hidden="true">
                  <rect
                    width="14"
                    height="14"
                    fill={look[part].colour}
                    fillOpacity={look[part].opacity}
                    stroke={look[part].colour}
                  />
                </svg>
                {texts.parts[part]}
              </th>
              <td className="px-2.5 py-1 text-end font-semibold">{points(locale, ends[part].value)}</td>
              <td className="px-2.5 py-1 text-end whitespace-nowrap text-muted">{band(ends[part])}</td>
              <td className="px-2.5 py-1 text-end text-muted">
                {percent(locale, Math.expm1(ends[part].value), 1)}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="px-2.5 py-1 text-start font-semibold">
              <svg width="14" height="14" className="me-2 inline-block align-[-2px]" aria-hidden="true">
                <rect y="6" width="14" height="2" fill="var(--color-ink)" />
              </svg>
              {texts.total}
            </th>
            <td className="px-2.5 py-1 text-end font-semibold">{points(locale, view.end)}</td>
            <td />
            <td className="px-2.5 py-1 text-end font-semibold">{percent(locale, Math.expm1(view.end), 1)}</td>
          </tr>
        </tbody>
      </table>
    </ScrollPanel>
  );
}

/** Each part by itself with its band, on a scale of its own. */
function Alone({
  view,
  ends,
  company,
  figureWidth,
  locale,
}: PartsProps & Pick<LongViewProps, "company" | "figureWidth">) {
  const { longView: texts } = messagesIn(locale);
  return (
    <>
      <h3 className="mt-4 text-sm font-semibold">{texts.alone}</h3>
      <div className="mt-1 grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-3">
        {MOVE_PARTS.map((part) => {
          const axis = view.axes[part];
          const summary = fill(texts.aloneSummary, {
            part: texts.parts[part],
            value: points(locale, ends[part].value),
          });
          return (
            axis && (
              <figure key={part} className="break-inside-avoid">
                <figcaption className="text-xs font-semibold text-muted">{texts.parts[part]}</figcaption>
                <PathPlot
                  points={pack(view.paths[part])}
                  value={axis}
                  colour={part === "market" ? 7 : view.colour}
                  dayZero={texts.start}
                  locale={locale}
                  summary={summary}
                  saved={{
                    title: `${company}. ${summary}`,
                    subtitle: texts.bands,
                    name: `${view.symbol}-${part}`,
                  }}
                  firstWidth={firstPlotWidth(figureWidth, 3)}
                />
              </figure>
            )
          );
        })}
      </div>
    </>
  );
}
