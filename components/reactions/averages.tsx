import type { ReactNode } from "react";
import type { Filter } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Result } from "../../lib/result.ts";
import { averagesWithin } from "../../lib/views/reactions/averages-within.ts";
import type { TestResult, Together, TogetherRefusal } from "../../lib/views/reactions/reactions-together.ts";
import { windowText } from "../../lib/window-text.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import { adviceSentence } from "../text/advice.ts";
import { chanceSentence, withinSentence } from "../text/chance.ts";
import { fill } from "../text/fill.ts";
import { decimal, MISSING, percent, probability, signed } from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { MethodPopover } from "./statistics/definition-popover.tsx";
import { KindPaths } from "./statistics/kind-paths.tsx";
import type { MethodName } from "./statistics/method-formulas.ts";
import { TestTable } from "./statistics/test-table.tsx";

interface AveragesProps {
  readonly together: Result<Together, TogetherRefusal>;
  readonly filter: Filter;
  /** How wide the server draws the page's figure, in pixels. */
  readonly figureWidth: number;
  /** In place of the paths by kind, where there are no kinds. */
  readonly paths?: ReactNode;
  readonly locale: string;
  readonly messages: Messages;
}

/** The selection studied together: averages, paths by kind and tests; or why that could not be done. */
export function Averages({ together: studied, filter, figureWidth, paths, locale, messages }: AveragesProps) {
  const { reactions: texts } = messages;
  const window = windowText(filter.window);
  if (!studied.ok) {
    return (
      <p role="status" className="panel my-3 p-4 text-sm text-warning">
        {fill(texts[studied.problem], { window, estimation: windowText(filter.estimation) })}
      </p>
    );
  }
  const together = studied.value;
  return (
    <>
      <AdviceLine together={together} locale={locale} messages={messages} />
      <AverageFigures
        together={together}
        filter={filter}
        window={window}
        locale={locale}
        messages={messages}
      />
      {paths ?? (
        <>
          {together.families.map(({ family, tests, under, underHolm, underBenjaminiHochberg }) => (
            <p key={family} className="mt-3 max-w-3xl text-sm" data-testid={`family-${family}`}>
              {fill(texts.families[family], { tests, under, holm: underHolm, bh: underBenjaminiHochberg })}
            </p>
          ))}
          <h2 className="mt-6 text-lg">{texts.kinds}</h2>
          <p className="mb-2 max-w-3xl text-sm text-muted">{texts.kindsHelp}</p>
          <KindPaths
            together={together}
            firstWidth={firstPlotWidth(figureWidth, 3)}
            locale={locale}
            messages={messages}
          />
        </>
      )}
      <h2 className="mt-6 text-lg">{texts.tests}</h2>
      <p className="mb-2 max-w-3xl text-sm text-muted">{texts.testsHelp}</p>
      <TestTable tests={together.tests} window={window} locale={locale} messages={messages} />
    </>
  );
}

interface TogetherProps {
  readonly together: Together;
  readonly messages: Messages;
}

function AdviceLine({
  together: { advice, tests: rows, aggregate },
  locale,
  messages,
}: TogetherProps & { readonly locale: string }) {
  const { reactions: texts, tests, table } = messages;
  const advised = rows.find(({ name }) => name === advice.test)?.dayZero;
  return (
    <p className="panel my-3 p-3 text-sm" data-testid="advice">
      <span className="font-semibold">{texts.adviceTitle}</span>{" "}
      {adviceSentence(locale, advice, (name) => tests[name].name, texts)}
      {aggregate.overlap.overlappingPairs > 0 && (
        <span className="mt-1 block" data-testid="overlap">
          {fill(texts.windowsShared, {
            pairs: aggregate.overlap.overlappingPairs,
            chain: aggregate.overlap.longestChain,
            events: aggregate.overlap.events,
          })}
        </span>
      )}
      {advised?.status === "ok" && (
        <span className="mt-1 block text-muted">
          {texts.dayZero}: {chanceSentence(locale, advised.pValue, "average", table.chance)}
        </span>
      )}
    </p>
  );
}

function AverageFigures({
  together,
  filter,
  window,
  locale,
  messages,
}: TogetherProps & Pick<AveragesProps, "filter" | "locale"> & { readonly window: string }) {
  const { reactions: texts, tests } = messages;
  const { aggregate } = together;
  const within = averagesWithin(together, filter);
  const smallerThan = (figure: "abnormal" | "car") => {
    const said = within && withinSentence(locale, within.bound, within[figure], messages.event.power);
    return said === null ? null : `${said} ${texts.withinHelp}`;
  };
  const outcome = (test: TestResult | null, name: string) =>
    test?.status === "ok"
      ? `${name} ${leftToRight(locale, `${signed(locale, test.statistic)}, p\u00A0${probability(locale, test.pValue)}`)}`
      : texts.refusals[test?.status ?? "too few events"];
  const share = (of: { readonly positive: number; readonly events: number }) => fill(texts.positive, of);
  const { dayZero, volume, volatility, window: whole, meanCorrelation, dependence } = aggregate;
  const figures: readonly {
    method: MethodName;
    name: string;
    value: string;
    detail: string;
    smaller?: string | null;
  }[] = [
    {
      method: "average",
      name: texts.aar,
      value: percent(locale, dayZero.average),
      detail: share(dayZero),
      smaller: smallerThan("abnormal"),
    },
    {
      method: "car",
      name: fill(texts.caar, { window }),
      value: percent(locale, whole.cumulative),
      detail: share(whole),
      smaller: smallerThan("car"),
    },
    {
      method: "precisionWeighted",
      name: fill(texts.precisionWeighted, { window }),
      value: percent(locale, whole.precisionWeighted),
      detail: "",
    },
    {
      method: "buyAndHold",
      name: fill(texts.buyAndHold, { window }),
      value: percent(locale, whole.buyAndHold),
      detail: "",
    },
    {
      method: "correlation",
      name: texts.correlation,
      value: decimal(locale, dependence?.correlation ?? null, 3),
      detail: fill(texts.correlationBySession, { value: decimal(locale, meanCorrelation, 3) }),
    },
    {
      method: "logVolume",
      name: texts.volume,
      value: volume.multiple === null ? MISSING : `${decimal(locale, volume.multiple)}×`,
      detail: outcome(volume.test, tests.generalizedRank.name),
    },
    {
      method: "volatility",
      name: texts.volatility,
      value: volatility.ratio === null ? MISSING : `${decimal(locale, volatility.ratio)}×`,
      detail: outcome(volatility.test, tests.crossSectional.name),
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ method, name, value, detail, smaller }) => (
        <div key={name} data-testid={`average-${method}`}>
          <dt className="text-xs text-muted">
            <MethodPopover method={method} id="average" label={name} messages={messages} />
          </dt>
          <dd className="text-xl font-semibold">{value}</dd>
          <dd className="text-xs text-muted">{detail}</dd>
          {smaller && <dd className="text-xs text-muted">{smaller}</dd>}
        </div>
      ))}
    </dl>
  );
}
