"use client";

import type { ReactNode } from "react";
import { AVERAGE_COLOUR } from "../../lib/drawing/series-colours.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { OwnEvent, OwnFileStudy } from "../../lib/views/study/own-file.ts";
import { ClosePlot } from "../figure/paths/close-plot.tsx";
import { dayZeroLabel } from "../figure/paths/day-zero-label.ts";
import { PathPlot } from "../figure/paths/path-plot.tsx";
import { FitDetails } from "../reactions/fit/fit-details.tsx";
import { PowerCurve } from "../reactions/statistics/power-curve.tsx";
import { adviceSentence } from "../text/advice.ts";
import { chanceSentence, withinSentence } from "../text/chance.ts";
import { fill } from "../text/fill.ts";
import { labelledProbability, percent, percentSize, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { pack } from "../text/pack.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";
import { OwnFileDownloads } from "./own-file-downloads.tsx";
import { OwnFileFit, OwnFitButton, useOpenedFit } from "./own-file-fit.tsx";
import type { OwnFileTexts } from "./own-file-panel.tsx";
import { StudyTable } from "./study-table.tsx";

interface OwnFileResultsProps {
  readonly study: OwnFileStudy;
  readonly locale: string;
  readonly texts: OwnFileTexts;
}

/** How wide a chart is drawn before the browser has measured it, in pixels. */
const FIRST_WIDTH = 600;

/** What a file's securities did round the dates: each, all together, doubts about the file, and downloads. */
export function OwnFileResults({ study, locale, texts }: OwnFileResultsProps) {
  const { own } = texts.study;
  const { events, answer, warnings, window } = study;
  const measured = events.filter(({ abnormal }) => abnormal !== null).length;
  const many = answer.n > 1;
  const { opened, open, close } = useOpenedFit(events);
  const plotsOf = (event: OwnEvent) =>
    event.isFitted ? (
      <OwnFitButton title={event.title} open={(by) => open(event.id, by)} texts={texts} />
    ) : null;
  return (
    <div className="grid gap-4" data-testid="own-file-results">
      <p className="text-lg font-semibold" role="status">
        {fill(own.measured, { measured, events: events.length })}
      </p>
      {warnings.length > 0 && (
        <div className="rounded border border-warning bg-warning-paper p-3 text-warning">
          <p className="font-semibold">{own.warnings}</p>
          <ul className="list-inside list-disc" lang="en" dir="auto" title={texts.inEnglish}>
            {warnings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <OwnFileDownloads study={study} texts={texts} />
      <StudyTable
        rows={events.map((event) => ({
          id: event.id,
          title: event.title,
          detail: null,
          href: event.full ? `#own-${event.id}` : null,
          alone: null,
          day0: event.day0,
          status: event.status === "ok" ? null : (texts.status[event.status] ?? event.status),
          change: event.change,
          abnormal: event.abnormal,
          car: event.car,
          plots: plotsOf(event),
        }))}
        window={window}
        locale={locale}
        texts={texts.study}
      />
      {opened && <OwnFileFit key={opened.id} {...{ event: opened, study, close, locale, texts }} />}
      {many && <Together study={study} locale={locale} texts={texts} />}
      {events.flatMap((event) =>
        event.full
          ? [
              <EventSection
                key={event.id}
                event={event}
                full={event.full}
                bound={study.bound}
                plots={plotsOf(event)}
                locale={locale}
                texts={texts}
              />,
            ]
          : [],
      )}
    </div>
  );
}

interface EventSectionProps extends Omit<OwnFileResultsProps, "study"> {
  readonly event: OwnEvent;
  readonly full: NonNullable<OwnEvent["full"]>;
  readonly bound: number | null;
  readonly plots: ReactNode;
}

/** One date: its figures with t and p in words, the price round it and the path of CAR with its band. */
function EventSection({ event, full, bound, plots, locale, texts }: EventSectionProps) {
  const { id, title, security, day0, abnormal, car, detectable } = event;
  const day = day0 === null ? null : dayNumber(day0);
  const name = dayZeroLabel(locale, day, texts.event);
  const last = percent(locale, full.path.at(-1)?.car ?? null);
  const saved = { title: `${security} ${title}`, subtitle: texts.event.path, name: `${security}-${title}` };
  return (
    <section
      id={`own-${id}`}
      className="break-inside-avoid rounded border border-rule p-3"
      data-testid={`own-${id}`}
    >
      <h3 className="text-base">
        <OwnTitle>{title}</OwnTitle>{" "}
        <span className="text-sm font-normal text-muted">
          <bdi>{security}</bdi>
        </span>
      </h3>
      <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
        {(
          [
            [texts.event.abnormal, abnormal, "gap", detectable.abnormal, texts.power.day],
            [
              fill(texts.study.columns.car, { window: "" }).trim(),
              car,
              "sum",
              detectable.car,
              texts.power.days,
            ],
          ] as const
        ).map(([label, tested, subject, least, words]) => (
          <li key={subject}>
            <span className="text-muted">{label}</span>{" "}
            <span className="font-semibold">{percent(locale, tested?.value ?? null)}</span>
            {tested && Number.isFinite(tested.pValue) && (
              <span className="block text-xs text-muted">
                {leftToRight(locale, `t ${signed(locale, tested.tStatistic)}`)}{" "}
                {chanceSentence(locale, tested.pValue, subject, texts.chance)}
                {least !== null && (
                  <span className="block">{fill(words, { effect: percentSize(locale, least) })}</span>
                )}
                {subject === "sum" && bound !== null && (
                  <span className="block">{withinSentence(locale, bound, event.within, texts.power)}</span>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <PowerCurve
        detectable={{ abnormal: detectable.abnormal, curve: full.power }}
        symbol={security}
        locale={locale}
        texts={texts.power}
      />
      {full.fit && (
        <FitDetails
          {...full.fit}
          of={`${security} ${title}`}
          {...{ plots, locale }}
          texts={texts.fit}
          names={texts.fitNames}
        />
      )}
      <div className="mt-3 grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2">
        {full.prices && day !== null && (
          <div>
            <h4 className="text-xs font-semibold text-muted">{texts.study.own.prices}</h4>
            <ClosePlot
              chart={pack(full.prices)}
              dayZero={{ day, name }}
              locale={locale}
              summary={`${texts.study.own.prices} ${security}`}
              saved={saved}
              firstWidth={FIRST_WIDTH}
            />
          </div>
        )}
        {full.axis && full.path.some((point) => point.car !== null) && (
          <div>
            <h4 className="text-xs font-semibold text-muted">{texts.study.own.path}</h4>
            <PathPlot
              points={pack(full.path)}
              value={full.axis}
              colour={1}
              dayZero={name}
              locale={locale}
              summary={fill(texts.event.pathSummary, { symbol: security, last })}
              saved={saved}
              firstWidth={FIRST_WIDTH}
            />
          </div>
        )}
      </div>
    </section>
  );
}

/** All events together: averages, their paths with bands, every test, and which of them to trust. */
function Together({ study: { answer, paths, window, bound }, locale, texts }: OwnFileResultsProps) {
  const { reactions, tests } = texts;
  const { advice, equivalence } = answer;
  const within = (pValue: number | null | undefined) =>
    bound === null ? null : withinSentence(locale, bound, pValue ?? null, texts.power);
  const day = answer.byDay.find(({ t }) => t === 0);
  const nameOf = (test: string) => tests[test] ?? test;
  const common = {
    colour: AVERAGE_COLOUR,
    dayZero: dayZeroLabel(locale, null, texts.event),
    locale,
    firstWidth: FIRST_WIDTH,
  };
  const drawn = paths
    ? ([
        ["AAR", paths.averagePath, paths.axes[0], 0],
        ["CAAR", paths.path, paths.axes[1], undefined],
      ] as const)
    : [];
  return (
    <section data-testid="own-together">
      <h3 className="text-lg">{texts.study.together}</h3>
      <p className="my-2 rounded border border-rule p-3">
        <span className="font-semibold">{reactions.adviceTitle}</span>{" "}
        {adviceSentence(locale, advice, nameOf, reactions)}
      </p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
        {day && (
          <Average
            name={reactions.aar}
            value={percent(locale, day.aar)}
            detail={fill(reactions.positive, { positive: day.positive, events: day.n })}
            within={within(equivalence?.aarP)}
          />
        )}
        <Average
          name={fill(reactions.caar, { window })}
          value={percent(locale, answer.window.caar)}
          detail={fill(reactions.positive, { positive: answer.window.positive, events: answer.window.n })}
          within={within(equivalence?.caarP)}
        />
      </dl>
      {drawn.length === 0 && <p className="mt-3 text-muted">{texts.study.pathsFew}</p>}
      <div className="mt-3 grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2">
        {drawn.map(
          ([name, points, value, resting]) =>
            value && (
              <div key={name}>
                <h4 className="text-xs font-semibold text-muted">{name}</h4>
                <PathPlot
                  points={pack(points)}
                  value={value}
                  {...common}
                  {...(resting === undefined ? {} : { resting })}
                  summary={`${name} ${percent(locale, points.at(-1)?.car ?? null)}`}
                  saved={{ title: name, subtitle: texts.study.paths, name }}
                />
              </div>
            ),
        )}
      </div>
      <h3 className="mt-4 mb-1 text-lg">{reactions.tests}</h3>
      <ScrollPanel label={reactions.tests}>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-rule text-xs text-muted">
              {[reactions.test, reactions.dayZero, fill(reactions.window, { window })].map((heading) => (
                <th key={heading} scope="col" className="px-2.5 py-2 text-start font-medium">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(answer.window.tests).map(([name, whole]) => (
              <tr key={name} className="border-b border-grid">
                <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                  {nameOf(name)}
                </th>
                {[day?.tests[name], whole].map((result, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: day 0, then the window
                  <td key={at} className="px-2.5 py-1.5">
                    {result && "reason" in result ? (
                      <span className="text-xs text-muted">
                        {reactions.refusals[result.reason] ?? result.reason}
                      </span>
                    ) : result ? (
                      <span className="whitespace-nowrap">
                        {signed(locale, result.statistic)}{" "}
                        <span className="text-xs text-muted">
                          {labelledProbability(locale, result.pValue)}
                        </span>
                      </span>
                    ) : (
                      <span className="text-xs text-muted">{texts.study.own.noDayZero}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </section>
  );
}

function Average({
  name,
  value,
  detail,
  within,
}: {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
  readonly within: string | null;
}) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="text-xl font-semibold">{value}</dd>
      <dd className="text-xs text-muted">{detail}</dd>
      {within !== null && <dd className="text-xs text-muted">{within}</dd>}
    </div>
  );
}
