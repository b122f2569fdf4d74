import { createTranslator } from "next-intl";
import type { ReactNode } from "react";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import type { IntroductionView } from "../../../lib/views/introduction.ts";
import { fill } from "../../text/fill.ts";
import { decimal, instantIn, longDay, money, percent, percentSize, testFigures } from "../../text/format.ts";
import { listed } from "../../text/lists.ts";
import { instrumentName } from "../../text/reader-name.ts";
import { IntroductionLine } from "./introduction-line.tsx";

interface IntroductionProps {
  readonly view: IntroductionView;
  /** How many reactions the page has measured, of which chance alone lifts some. */
  readonly measured: number;
  readonly locale: string;
  readonly asked: boolean;
}

/** Below this p, a reaction is usually called significant, and chance alone brings so many of all. */
const USUAL_LEVEL = 0.05;

/** How to read the board, on one real case of it: the price, the market's part, and how sure that is. */
export function Introduction({ view, measured, locale, asked }: IntroductionProps) {
  const { introduction: texts } = messagesIn(locale);
  const values = shownValues(view, locale);
  const contents: readonly { readonly title: string; readonly content: ReactNode }[] = [
    { title: fill(texts.priceTitle, values), content: <p>{fill(texts.price, values)}</p> },
    { title: fill(texts.marketTitle, values), content: <p>{fill(texts.market, values)}</p> },
    {
      title: fill(texts.sureTitle, values),
      content: <Certainty view={view} measured={measured} locale={locale} />,
    },
  ];
  const steps = contents.length;
  return (
    <IntroductionLine
      steps={contents.map((step, at) => ({ ...step, place: fill(texts.step, { step: at + 1, steps }) }))}
      event={view.reaction.event}
      symbol={view.reaction.symbol}
      day={view.day}
      labels={{
        show: fill(texts.show, { steps }),
        label: fill(texts.label, { steps }),
        hide: texts.hide,
        back: texts.back,
        next: texts.next,
        done: texts.done,
        end: texts.end,
      }}
      failure={messagesIn(locale).filter.loadFailed}
      asked={asked}
    />
  );
}

/** How sure the figure is, what became of one that met its price limit, and where to go next. */
function Certainty({ view, measured, locale }: Omit<IntroductionProps, "asked">) {
  const messages = messagesIn(locale);
  const { introduction: texts } = messages;
  const t = createTranslator({ locale, messages, namespace: "introduction" });
  const { abnormal, limited, reaction } = view;
  const links = [
    { href: `${localePath(locale, "/")}?event=${reaction.event}`, text: texts.goBoard },
    { href: `/api/v1/reactions.csv?event=${reaction.event}`, text: texts.goExport },
    { href: localePath(locale, "/methods"), text: texts.goMethods },
  ];
  return (
    <>
      <p>
        {t("sure", {
          tested: testFigures(locale, abnormal.tStatistic, abnormal.pValue),
          days: Math.round(abnormal.pValue * 100),
          count: String(measured),
          byChance: String(Math.max(1, Math.round(measured * USUAL_LEVEL))),
        })}
      </p>
      {limited && <p className="mt-1">{limitedSentence(limited, view, locale)}</p>}
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

/** The sessions after day 0 whose closes are told. */
const TOLD_SESSIONS: ReadonlySet<number> = new Set([1, 3, 5]);

function limitedSentence(
  { reaction, change, limit, lasting }: NonNullable<IntroductionView["limited"]>,
  { names }: IntroductionView,
  locale: string,
): string {
  const { introduction: texts } = messagesIn(locale);
  const { end, steps } = lasting;
  const told = steps.filter(({ sessions }) => TOLD_SESSIONS.has(sessions));
  return fill(end.kind === "gone" ? texts.limitedGone : texts.limitedHeld, {
    company: names[reaction.company]?.[languageOf(locale)] ?? reaction.company,
    change: percent(locale, change),
    limit: percentSize(locale, limit, 0),
    steps: listed(
      locale,
      told.map((step) => percent(locale, step.change, 1)),
    ),
    day: end.kind === "gone" ? longDay(locale, dayNumber(end.session)) : "",
  });
}

function shownValues(view: IntroductionView, locale: string): Readonly<Record<string, string>> {
  const { mark, reaction, names } = view;
  const { exchanges, instrumentNames } = messagesIn(locale);
  return {
    title: mark.title,
    time: mark.announcedAt === null ? mark.localDate : instantIn(locale, mark.announcedAt, mark.zone),
    day: longDay(locale, view.day),
    company: names[reaction.company]?.[languageOf(locale)] ?? reaction.company,
    symbol: reaction.symbol,
    exchange: exchanges[reaction.exchange],
    before: decimal(locale, view.previousClose),
    close: money(locale, view.close, reaction.currency),
    change: percent(locale, view.change),
    benchmark: instrumentName(view.benchmark, instrumentNames),
    market: percent(locale, view.benchmarkReturn),
    expected: percent(locale, view.expected),
    abnormal: percent(locale, view.abnormal.value),
  };
}
