import type { ChartScale } from "../../lib/filters.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import { isBeyondChance } from "../../lib/study/beyond-chance.ts";
import type {
  ComparedHeadline,
  HeadlineFigure,
  HeadlineSubject,
  ViewHeadline,
} from "../../lib/views/headline.ts";
import { fullDay, longDay, percent, percentSize, testFigures } from "./format.ts";
import { leftToRight, ownDirection } from "./left-to-right.ts";
import { comma, conjunction } from "./lists.ts";
import { instrumentName, readerName } from "./reader-name.ts";
import { translator } from "./translator.ts";

/** What a view shows, in sentences of a language; all of it plain text. */
export interface HeadlineTexts {
  /** One sentence: the page's heading and the title of its document and its pictures. */
  readonly title: string;
  /** What else is known of it: other companies that it names, the market by name, t and p; empty where nothing is. */
  readonly facts: string;
  /** What the numbers of each scale are; null where nothing is drawn. */
  readonly base: Readonly<Record<ChartScale, string>> | null;
  /** By what the headline was chosen, and what the chart names. */
  readonly rule: string;
}

type Translator = ReturnType<typeof translatorIn>;

const translatorIn = (locale: string) => translator(locale, messagesIn(locale), "headline");

/** A view's headline and subtitle. `locale` is that of the texts, whatever the page's address says. */
export function headlineTexts(headline: ViewHeadline, locale: string): HeadlineTexts {
  const t = translatorIn(locale);
  const messages = messagesIn(locale);
  const { subject, base } = headline;
  const baseDay = base && longDay(locale, dayNumber(base.session));
  return {
    title: titleOf(subject, locale, t, messages),
    facts: subject.kind === "reaction" ? factsOf(subject, locale, t, messages) : "",
    base: base && {
      indexed: t(base.isShared ? "indexed" : "indexedEach", { day: baseDay ?? "" }),
      price: t("price"),
      log: t("log"),
    },
    rule: ruleOf(subject, locale, t),
  };
}

function titleOf(subject: HeadlineSubject, locale: string, t: Translator, messages: Messages): string {
  switch (subject.kind) {
    case "reaction":
      return reactionTitle(subject.figure, locale, t);
    case "announcement":
      return t("announcement", {
        title: ownDirection(locale, subject.title),
        date: leftToRight(locale, subject.announcedOn),
      });
    case "overview": {
      const { companies, maker, years } = subject;
      const said = {
        companies: namedTogether(
          companies.map((names) => names[languageOf(locale)]),
          locale,
          t,
        ),
        years: leftToRight(locale, years.first === years.last ? years.first : `${years.first}–${years.last}`),
      };
      if (maker === null) return t(subject.isAboutIt ? "overviewAbout" : "overview", said);
      return t("overviewMaker", {
        ...said,
        maker: ownDirection(locale, readerName(maker, messages.makerNames)),
      });
    }
    case "nothing":
      return t("nothing");
  }
}

function reactionTitle(figure: HeadlineFigure, locale: string, t: Translator): string {
  const { change, market, limit } = figure;
  const rises = change > 0;
  const words = {
    day: fullDay(locale, dayNumber(figure.session)),
    title: ownDirection(locale, figure.title),
    company: ownDirection(locale, figure.company[languageOf(locale)]),
    market: market === null ? "none" : marketChange(locale, change, market.change),
  };
  const signedWords = { ...words, change: percent(locale, change, 1) };
  const { abnormal } = figure;
  // Of a share that rose less than its market let expect, it is not said to have risen after the announcement.
  const isAgainst = abnormal !== null && isBeyondChance(abnormal) && abnormal.value > 0 !== rises;
  if (!figure.isInvolved || isAgainst) return t("sameDay", { ...signedWords, limit: limit ?? "none" });
  if (limit !== null) return t(limit === "up" ? "limitUp" : "limitDown", signedWords);
  if (!abnormal || !isBeyondChance(abnormal)) return t("chance", signedWords);
  return t(rises ? "rise" : "fall", { ...words, change: percentSize(locale, change) });
}

/** The market's change needs no sign where it rose beside a share that rose: the verb has said it. */
const marketChange = (locale: string, change: number, market: number): string =>
  change > 0 && market > 0 ? percentSize(locale, market) : percent(locale, market, 1);

type ReactionSubject = Extract<HeadlineSubject, { readonly kind: "reaction" }>;

function factsOf(
  { figure, others }: ReactionSubject,
  locale: string,
  t: Translator,
  messages: Messages,
): string {
  const { abnormal, market, isDayOnly } = figure;
  const said = [
    others.length > 0 &&
      t("others", {
        list: namedTogether(
          others.map((other) => otherText(other, locale, t)),
          locale,
          t,
          others.length,
        ),
      }),
    isDayOnly && t("dayOnly"),
    abnormal &&
      t("abnormal", {
        value: percent(locale, abnormal.value),
        tested: testFigures(locale, abnormal.tStatistic, abnormal.pValue),
      }),
    market && t("market", { name: ownDirection(locale, instrumentName(market, messages.instrumentNames)) }),
  ];
  return said.filter((sentence) => typeof sentence === "string").join(languageOf(locale) === "zh" ? "" : " ");
}

function otherText({ company, change, limit }: HeadlineFigure, locale: string, t: Translator): string {
  return t("other", {
    company: ownDirection(locale, company[languageOf(locale)]),
    change: percent(locale, change),
    limit: limit ?? "none",
  });
}

function ruleOf(subject: HeadlineSubject, locale: string, t: Translator): string {
  const threshold = leftToRight(locale, "p\u00a0<\u00a00.05");
  if (subject.kind === "overview") return t("noneBeyondChance", { count: subject.measured, threshold });
  if (subject.kind !== "reaction" || subject.chosen === "asked for") return "";
  if (subject.chosen === "strongest of several") return t("strongestOfSeveral", { threshold });
  return t("strongestOfOne", {
    threshold,
    company: ownDirection(locale, subject.figure.company[languageOf(locale)]),
  });
}

/** Names that are listed; more of them are counted. */
const MOST_LISTED = 3;

function namedTogether(texts: readonly string[], locale: string, t: Translator, most = MOST_LISTED): string {
  if (texts.length > most) return t("companies", { count: texts.length });
  return conjunction(locale, texts);
}

/** The title of a comparison: `After QwQ-32B: Alibaba +8.4%, Focus Technology +10.0%`. */
export function comparedTitle({ by, figures, more }: ComparedHeadline, locale: string): string {
  const t = translatorIn(locale);
  const [first] = figures;
  if (!first) return t("nothing");
  const company = (figure: HeadlineFigure) => ownDirection(locale, figure.company[languageOf(locale)]);
  const list = figures
    .map((figure) =>
      t("compared", {
        name: by === "company" ? company(figure) : ownDirection(locale, figure.title),
        change: percent(locale, figure.change, 1),
      }),
    )
    .join(comma(locale));
  return by === "company"
    ? t("comparedCompanies", { title: ownDirection(locale, first.title), list, more })
    : t("comparedEvents", { company: company(first), list, more });
}
