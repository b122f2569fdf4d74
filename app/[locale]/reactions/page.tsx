import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { fill } from "../../../components/fill.ts";
import { FilterBar } from "../../../components/filters/filter-bar.tsx";
import { decimal, MISSING, percent, probability, signed } from "../../../components/format.ts";
import { FilterProblems, StoreNotice } from "../../../components/notices.tsx";
import { MethodPopover } from "../../../components/statistics/definition-popover.tsx";
import { HeatMap } from "../../../components/statistics/heat-map.tsx";
import { KindPaths } from "../../../components/statistics/kind-paths.tsx";
import type { MethodName } from "../../../components/statistics/method-formulas.ts";
import { TestTable } from "../../../components/statistics/test-table.tsx";
import { type Messages, messagesIn } from "../../../i18n/messages.ts";
import { windowText } from "../../../lib/filters.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import {
  type ReactionsOverview,
  reactionsOverview,
  type TestResult,
} from "../../../lib/views/reactions-overview.ts";

interface ReactionsPageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ReactionsPageProps): Promise<Metadata> {
  const { reactions } = messagesIn((await params).locale);
  return { title: reactions.title, description: reactions.help };
}

export default async function ReactionsPage({ params, searchParams }: ReactionsPageProps) {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const query = await searchParams;
  const overview = await attempt(() => reactionsOverview(query));
  if (!overview.ok) return <StoreNotice problem={overview.problem.publicMessage} messages={messages} />;
  const view = overview.value;
  const { reactions: texts } = messages;
  const window = windowText(view.filter.window);
  return (
    <NuqsAdapter>
      <h1 className="mt-4 text-2xl">{texts.title}</h1>
      <p className="max-w-3xl text-sm text-muted">{texts.help}</p>
      <FilterProblems problems={view.problems} messages={messages} />
      <FilterBar
        filter={view.filter}
        options={view.options}
        exports={view.exports}
        shown={null}
        presets={[]}
        locale={locale}
        labels={messages.filter}
        withoutChart
      />
      <p className="text-sm">{fill(texts.sample, view.sample)}</p>
      {view.together ? (
        <>
          <AdviceLine together={view.together} messages={messages} />
          <Averages together={view.together} window={window} locale={locale} messages={messages} />
          <h2 className="mt-6 text-lg">{texts.kinds}</h2>
          <p className="mb-2 max-w-3xl text-sm text-muted">{texts.kindsHelp}</p>
          <KindPaths together={view.together} locale={locale} messages={messages} />
          <h2 className="mt-6 text-lg">{texts.tests}</h2>
          <p className="mb-2 max-w-3xl text-sm text-muted">{texts.testsHelp}</p>
          <TestTable tests={view.together.tests} window={window} locale={locale} messages={messages} />
        </>
      ) : (
        <p role="status" className="panel my-3 p-4 text-sm text-warning">
          {fill(texts.overlap, { window, estimation: windowText(view.filter.estimation) })}
        </p>
      )}
      <h2 className="mt-6 text-lg">{texts.heat}</h2>
      <p className="mb-2 max-w-3xl text-sm text-muted">{texts.heatHelp}</p>
      <HeatMap heat={view.heat} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </NuqsAdapter>
  );
}

interface TogetherProps {
  readonly together: NonNullable<ReactionsOverview["together"]>;
  readonly messages: Messages;
}

function AdviceLine({ together: { advice }, messages }: TogetherProps) {
  const { reactions: texts, tests } = messages;
  return (
    <p className="panel my-3 p-3 text-sm" data-testid="advice">
      <span className="font-semibold">{texts.adviceTitle}</span>{" "}
      {fill(texts.advice, {
        test: tests[advice.test].name,
        reasons: advice.reasons.map((reason) => texts.reasons[reason]).join("; "),
        alternatives: advice.alternatives.map((name) => tests[name].name).join(", "),
      })}
    </p>
  );
}

function Averages({
  together: { aggregate },
  window,
  locale,
  messages,
}: TogetherProps & { readonly window: string; readonly locale: string }) {
  const { reactions: texts, tests } = messages;
  const outcome = (test: TestResult | null, name: string) =>
    test?.status === "ok"
      ? `${name} ${signed(locale, test.statistic)}, p ${probability(locale, test.pValue)}`
      : texts.refusals[test?.status ?? "too few events"];
  const share = (of: { readonly positive: number; readonly events: number }) => fill(texts.positive, of);
  const { dayZero, volume, volatility, window: whole, meanCorrelation } = aggregate;
  const figures: readonly { method: MethodName; name: string; value: string; detail: string }[] = [
    { method: "average", name: texts.aar, value: percent(locale, dayZero.average), detail: share(dayZero) },
    {
      method: "car",
      name: fill(texts.caar, { window }),
      value: percent(locale, whole.cumulative),
      detail: share(whole),
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
      value: decimal(locale, meanCorrelation, 3),
      detail: "",
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
      {figures.map(({ method, name, value, detail }) => (
        <div key={name} data-testid={`average-${method}`}>
          <dt className="text-xs text-muted">
            <MethodPopover method={method} id="average" label={name} messages={messages} />
          </dt>
          <dd className="text-xl font-semibold">{value}</dd>
          <dd className="text-xs text-muted">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
