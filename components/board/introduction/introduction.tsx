import type { ReactNode } from "react";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { Lasting } from "../../../lib/reactions/lasting.ts";
import type { IntroductionView } from "../../../lib/views/introduction.ts";
import { lastingSentence, nextSessionSentence } from "../../reactions/lasting-strip.tsx";
import { chanceAmong, chanceSentence } from "../../text/chance.ts";
import { fill } from "../../text/fill.ts";
import { decimal, instantIn, longDay, money, percent, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { instrumentName } from "../../text/reader-name.ts";
import { PriceFigure, ReturnFigure, UsualFigure } from "./introduction-figures.tsx";
import { IntroductionSteps } from "./introduction-steps.tsx";

interface IntroductionProps {
  readonly view: IntroductionView;
  readonly locale: string;
  readonly asked: boolean;
}

/** What the site is about, on one real case: the price, the market's part, and how sure that is. */
export function Introduction({ view, locale, asked }: IntroductionProps) {
  const { introduction: texts } = messagesIn(locale);
  const values = shownValues(view, locale);
  const step = (title: string, sentences: ReactNode, figure: ReactNode) => ({
    title: fill(title, values),
    content: (
      <div className="mt-1 grid gap-x-6 gap-y-2 md:grid-cols-[minmax(0,42rem)_20rem]">
        <div className="text-pretty">{sentences}</div>
        {figure}
      </div>
    ),
  });
  const steps = [
    step(
      texts.priceTitle,
      <p>{fill(texts.price, values)}</p>,
      <PriceFigure view={view} label={fill(texts.priceFigure, values)} locale={locale} />,
    ),
    step(
      texts.marketTitle,
      <p>{fill(texts.market, values)}</p>,
      <ReturnFigure view={view} label={fill(texts.marketFigure, values)} texts={texts} locale={locale} />,
    ),
    step(
      texts.sureTitle,
      <Certainty view={view} values={values} locale={locale} />,
      <UsualFigure view={view} label={fill(texts.sureFigure, values)} texts={texts} locale={locale} />,
    ),
  ];
  return (
    <IntroductionSteps
      steps={steps}
      label={fill(texts.label, { steps: steps.length })}
      places={steps.map((_, at) => fill(texts.step, { step: at + 1, steps: steps.length }))}
      labels={{ skip: texts.skip, back: texts.back, next: texts.next, done: texts.done }}
      asked={asked}
    />
  );
}

type Values = Readonly<Record<string, string>>;

/** How sure the figure is, what a price limit does to one, and where to go next. */
function Certainty({
  view: { abnormal, usual, limited, names, reaction, among },
  values,
  locale,
}: Omit<IntroductionProps, "asked"> & { readonly values: Values }) {
  const messages = messagesIn(locale);
  const { introduction: texts, table } = messages;
  const chance = {
    chance: chanceSentence(locale, abnormal.pValue, "gap", table.chance),
    among: chanceAmong(among, table.chance) ?? "",
  };
  const isClear = Math.abs(abnormal.value) > usual;
  const links = [
    { href: `${localePath(locale, "/")}?event=${reaction.event}`, text: texts.goBoard },
    { href: `/api/v1/reactions.csv?event=${reaction.event}`, text: texts.goExport },
    { href: localePath(locale, "/methods"), text: texts.goMethods },
  ];
  return (
    <>
      <p>{fill(isClear ? texts.sureClear : texts.sureUnclear, { ...values, ...chance })}</p>
      {limited && (
        <p className="mt-1">
          {fill(texts.limited, {
            company: names[limited.reaction.company]?.[languageOf(locale)] ?? limited.reaction.company,
            symbol: limited.reaction.symbol,
            title: limited.reaction.title,
            change: leftToRight(locale, `${decimal("en", limited.change * 100)}%`),
            limit: leftToRight(locale, `${decimal("en", limited.limit * 100, 0)}%`),
            after: afterwards(limited.reaction.lasting, locale, messages),
          })}
        </p>
      )}
      <p className="mt-1">
        {texts.go}{" "}
        {links.map(({ href, text }, at) => (
          <span key={href}>
            {at > 0 && " · "}
            <a href={href} download={href.endsWith(".csv") || undefined}>
              {text}
            </a>
          </span>
        ))}
      </p>
    </>
  );
}

/** What came after a reaction that was cut off: the next session, and whether it lasted. */
function afterwards(lasting: Lasting | null, locale: string, messages: Messages): string {
  if (lasting === null) return "";
  const next = nextSessionSentence(lasting, locale, messages);
  return `${next ?? ""} ${lastingSentence(lasting, locale, messages)}`.trim();
}

function shownValues(view: IntroductionView, locale: string): Values {
  const { mark, drawn, reaction, abnormal } = view;
  const { exchanges, instrumentNames } = messagesIn(locale);
  return {
    title: mark.title,
    time: mark.announcedAt === null ? mark.localDate : instantIn(locale, mark.announcedAt, mark.zone),
    day: longDay(locale, view.day),
    company: drawn.names[languageOf(locale)],
    symbol: reaction.symbol,
    exchange: exchanges[reaction.exchange],
    before: decimal(locale, view.previousClose),
    close: money(locale, view.close, reaction.currency),
    change: percent(locale, view.change),
    from: longDay(locale, drawn.chart.time.first),
    to: longDay(locale, drawn.chart.time.last),
    benchmark: instrumentName({ symbol: view.benchmark, name: view.benchmark }, instrumentNames),
    market: percent(locale, view.benchmarkReturn),
    expected: percent(locale, view.expected),
    abnormal: percent(locale, abnormal.value),
    usual: `${decimal("en", view.usual * 100)}%`,
    t: signed(locale, abnormal.tStatistic),
  };
}
