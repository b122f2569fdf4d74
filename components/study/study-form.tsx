import { FILTER } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import { LONGEST_LABEL, MOST_DATES } from "../../lib/reactions/own/own-dates.ts";
import type { NamedInstrument, StudyView } from "../../lib/views/study/study.ts";
import { windowText } from "../../lib/window-text.ts";
import { fill } from "../text/fill.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { comma, listed } from "../text/lists.ts";
import { instrumentName } from "../text/reader-name.ts";
import { StudyDates } from "./study-dates.tsx";
import { studiedName } from "./study-lead.ts";

interface StudyFormProps {
  readonly view: StudyView;
  readonly locale: string;
  readonly messages: Messages;
}

/** What to study, as a plain form that goes into the address: it works without a script too. */
export function StudyForm({ view, locale, messages }: StudyFormProps) {
  const { study: texts, filter: labels } = messages;
  const { choice } = view;
  return (
    <search aria-label={texts.form} className="no-print">
      <form
        method="get"
        action={localePath(locale, "/study")}
        key={view.query}
        className="panel my-3 grid gap-4 p-4 text-sm"
      >
        <div className="grid gap-x-8 gap-y-4 *:min-w-0 md:grid-cols-2">
          <div className="grid content-start gap-4">
            <InstrumentField view={view} locale={locale} messages={messages} />
            <details open={view.problems.length > 0} data-testid="study-method">
              <summary>
                {labels.method}
                <span className="ms-2 text-muted">
                  {labels.words.model[choice.filter.model]}
                  {comma(locale)}
                  <bdi dir="ltr">{windowText(choice.filter.window)}</bdi>
                </span>
              </summary>
              <Method view={view} messages={messages} />
            </details>
          </div>
          <StudyDates
            id="study-dates"
            isAddressed
            typed={choice.typed.dates}
            problems={choice.own.problems}
            isMissing={choice.asked.dates && choice.typed.dates === ""}
            isAlone={choice.own.dates.length === 0}
            left={choice.own.left}
            limits={{ most: MOST_DATES, longest: LONGEST_LABEL }}
            locale={locale}
            texts={texts}
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <button type="submit" className="control font-semibold max-md:min-h-11">
            {texts.submit}
          </button>
          <a className="control max-md:min-h-11" href={localePath(locale, "/study")}>
            {labels.reset}
          </a>
        </div>
        <p className="max-w-3xl text-xs text-muted">{texts.sent}</p>
      </form>
      <datalist id="study-instruments">
        {view.offered.map((one) => (
          <option key={one.symbol} value={one.symbol}>
            {studiedName(one, locale, messages)}
          </option>
        ))}
      </datalist>
    </search>
  );
}

/** The instrument by name or symbol, and what to do where that fits none or several. */
function InstrumentField({ view, locale, messages }: StudyFormProps) {
  const { study: texts, exchanges } = messages;
  const { choice, instrument, fitting } = view;
  const { symbol } = choice.typed;
  const isMissing = instrument === null && choice.asked.symbol;
  const problem =
    symbol === "" ? texts.symbolMissing : fitting.length === 0 ? texts.symbolUnknown : texts.symbolSeveral;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor="study-symbol" className="font-semibold">
        {texts.symbol}
      </label>
      <input
        id="study-symbol"
        name="symbol"
        list="study-instruments"
        defaultValue={instrument ? instrument.symbol : symbol}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-invalid={isMissing}
        aria-describedby={isMissing ? "study-symbol-problem" : "study-symbol-help"}
        className="control w-full cursor-text max-md:min-h-11"
      />
      <p id="study-symbol-help" className="text-xs text-muted">
        {instrument ? (
          <>
            {studiedName(instrument, locale, messages)} · {exchanges[instrument.exchangeCode]}
          </>
        ) : (
          fill(texts.symbolHelp, { examples: listed(locale, examples(view, locale, messages)) })
        )}
      </p>
      {isMissing && (
        <p id="study-symbol-problem" role="alert" className="text-error">
          {fill(problem, { given: ownDirection(locale, symbol) })}
        </p>
      )}
      {fitting.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {instrument !== null && <span className="text-xs text-muted">{texts.symbolOther}</span>}
          {fitting.map((one) => (
            <a
              key={one.symbol}
              className="target"
              href={`${localePath(locale, "/study")}?${withSymbol(view, one)}`}
            >
              {studiedName(one, locale, messages)} <bdi>{one.symbol}</bdi>
            </a>
          ))}
        </p>
      )}
      <Outside view={view} locale={locale} messages={messages} />
    </div>
  );
}

/** What Yahoo Finance is asked for, was asked for, or did not give. */
function Outside({ view: { outside, choice }, locale, messages }: StudyFormProps) {
  const { outside: texts } = messages.study;
  if (outside === null) return null;
  const symbol = leftToRight(locale, choice.typed.symbol.toUpperCase());
  if (outside.kind === "used") {
    return (
      <p className="text-xs text-muted">
        <input type="hidden" name="source" value="yahoo" />
        {fill(texts.used, { symbol })}
      </p>
    );
  }
  const isFailed = outside.kind === "failed";
  return (
    <div className="grid gap-1">
      {isFailed && (
        <p role="alert" className="text-error">
          {fill(texts.problems[outside.problem.code], { symbol, seconds: outside.problem.seconds })}
        </p>
      )}
      <p>
        <a
          className="control max-md:min-h-11"
          href={`${localePath(locale, "/study")}?${outside.query}`}
          rel="nofollow"
        >
          {fill(isFailed ? texts.again : texts.ask, { symbol })}
        </a>
      </p>
      <p className="text-xs text-muted">{texts.help}</p>
    </div>
  );
}

/** What can be typed: a name, a symbol, and that of an index or a fund. */
function examples({ offered }: StudyView, locale: string, messages: Messages): readonly string[] {
  const [first, second] = offered.filter(({ companyNames }) => companyNames !== null);
  const other = offered.find(({ companyNames }) => companyNames === null);
  return [
    ...(first ? [studiedName(first, locale, messages)] : []),
    ...[second, other].flatMap((one) => (one ? leftToRight(locale, one.symbol) : [])),
  ];
}

/** The same study of another instrument. */
function withSymbol({ query }: Pick<StudyView, "query">, { symbol }: NamedInstrument): string {
  const next = new URLSearchParams(query);
  next.delete("benchmark");
  next.set("symbol", symbol);
  return next.toString();
}

/** Benchmark, model, windows and the clocks of times, each opening on what goes without saying. */
function Method({ view, messages }: Omit<StudyFormProps, "locale">) {
  const { study: texts, filter: labels, timeline } = messages;
  const { choice, instrument, options, ownBenchmark } = view;
  const { filter } = choice;
  const own = options.benchmarks.find(({ symbol }) => symbol === ownBenchmark);
  const words: Readonly<Record<string, string>> = labels.words.model;
  const meanings: Readonly<Record<"exclude" | "bound", Readonly<Record<string, string>>>> = labels.words;
  const zones: Readonly<Record<string, string>> = timeline.times.zones;
  const zone = choice.zone ?? "";
  const selects = [
    {
      name: "benchmark",
      label: labels.benchmark,
      value: filter.benchmark ?? "",
      options: [
        {
          value: "",
          label: own
            ? fill(texts.ownBenchmarkNamed, { name: instrumentName(own, messages.instrumentNames) })
            : texts.ownBenchmark,
        },
        ...options.benchmarks
          .filter(({ symbol }) => symbol !== instrument?.symbol)
          .map((one) => ({
            value: one.symbol,
            label: `${instrumentName(one, messages.instrumentNames)} (${one.symbol})`,
          })),
      ],
    },
    {
      name: "model",
      label: labels.model,
      value: filter.model,
      options: FILTER.model.words.map((value) => ({ value, label: words[value] ?? value })),
    },
    ...(["exclude", "bound"] as const).map((name) => ({
      ...{ name, label: labels[name], value: filter[name] },
      options: FILTER[name].words.map((value) => ({ value, label: meanings[name][value] ?? value })),
    })),
    {
      name: "zone",
      label: texts.zone,
      value: zone,
      options: [
        { value: "", label: texts.ownZone },
        ...Object.entries(zones).map(([value, label]) => ({ value, label })),
        ...(zone === "" || zone in zones ? [] : [{ value: zone, label: zone }]),
      ],
    },
  ];
  return (
    <div className="mt-2 grid gap-3 *:min-w-0 sm:grid-cols-2">
      {selects.map(({ name, label, value, options: all }) => (
        <label key={name} className="grid content-start gap-1 text-muted">
          {label}
          <select name={name} defaultValue={value} className="control w-full pe-1 max-md:min-h-11">
            {all.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {(["window", "estimation"] as const).map((name) => (
        <label key={name} className="grid content-start gap-1 text-muted" title={labels.sessions}>
          {labels[name]}
          <input
            name={name}
            defaultValue={windowText(filter[name])}
            className="control w-full cursor-text max-md:min-h-11"
            dir="ltr"
          />
        </label>
      ))}
    </div>
  );
}
