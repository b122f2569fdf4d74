import type { ReactNode } from "react";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { Lasting } from "../../../lib/reactions/day-zero/lasting.ts";
import type { IntroductionView } from "../../../lib/views/introduction.ts";
import { lastingSentence, nextSessionSentence } from "../../reactions/lasting-strip.tsx";
import { chanceAmong, chanceSentence } from "../../text/chance.ts";
import { fill } from "../../text/fill.ts";
import { decimal, instantIn, longDay, money, percent, percentSize, signed } from "../../text/format.ts";
import { leftToRight } from "../../text/left-to-right.ts";
import { instrumentName } from "../../text/reader-name.ts";
import { IntroductionLine } from "./introduction-line.tsx";

interface IntroductionProps {
  readonly view: IntroductionView;
  readonly locale: string;
  readonly asked: boolean;
}

/** How to read the board, on one real case of it: the price, the market's part, and how sure that is. */
export function Introduction({ view, locale, asked }: IntroductionProps) {
  const { introduction: texts } = messagesIn(locale);
  const values = shownValues(view, locale);
  const contents: readonly { readonly title: string; readonly content: ReactNode }[] = [
    { title: fill(texts.priceTitle, values), content: <p>{fill(texts.price, values)}</p> },
    { title: fill(texts.marketTitle, values), content: <p>{fill(texts.market, values)}</p> },
    {
      title: fill(texts.sureTitle, values),
      content: <Certainty view={view} locale={locale} />,
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
function Certainty({ view, locale }: Omit<IntroductionProps, "asked">) {
  const messages = messagesIn(locale);
  const { introduction: texts, table } = messages;
  const { abnormal, among, limited, names, reaction } = view;
  const links = [
    { href: `${localePath(locale, "/")}?event=${reaction.event}`, text: texts.goBoard },
    { href: `/api/v1/reactions.csv?event=${reaction.event}`, text: texts.goExport },
    { href: localePath(locale, "/methods"), text: texts.goMethods },
  ];
  return (
    <>
      <p>
        {fill(texts.sure, {
          t: leftToRight(locale, `t\u00A0${signed(locale, abnormal.tStatistic)}`),
          chance: chanceSentence(locale, abnormal.pValue, "gap", table.chance),
          among: chanceAmong(among, table.chance) ?? "",
        })}
      </p>
      {limited && (
        <p className="mt-1">
          {fill(texts.limited, {
            company: names[limited.reaction.company]?.[languageOf(locale)] ?? limited.reaction.company,
            change: percent(locale, limited.change),
            limit: percentSize(locale, limited.limit, 0),
            after: afterwards(limited.lasting, locale, messages),
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
function afterwards(lasting: Lasting, locale: string, messages: Messages): string {
  const next = nextSessionSentence(lasting, locale, messages);
  const gap = languageOf(locale) === "zh" ? "" : " ";
  return `${next ?? ""}${gap}${lastingSentence(lasting, locale, messages)}`.trim();
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
