import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Introduction } from "../../components/board/introduction/introduction.tsx";
import { MarketPage } from "../../components/board/market-page.tsx";
import { markedClaims } from "../../components/claims/marked-claims.ts";
import { citedView } from "../../components/filters/cited-view.ts";
import { type PageAddress, type PageQuery, queryOf } from "../../components/page/page-query.ts";
import { ReadingPage } from "../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../components/page/related-links.tsx";
import { quotesEnds } from "../../components/social/cited-texts.ts";
import { PageCitation, type PageCitationProps, PageShare } from "../../components/social/page-citation.tsx";
import { pageMetadata } from "../../components/social/page-metadata.ts";
import { fill } from "../../components/text/fill.ts";
import { headlineTexts } from "../../components/text/headline.ts";
import { FIRST_VISIT_COOKIE } from "../../components/ui/first-visit.ts";
import { filterQuery } from "../../lib/filters/query.ts";
import { FILTER_NAMES } from "../../lib/filters.ts";
import { type Messages, messagesIn } from "../../lib/i18n/messages.ts";
import { knownLocale, languageOf, localePath } from "../../lib/i18n/routing.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { attempt } from "../../lib/views/attempt.ts";
import { type BoardView, boardView } from "../../lib/views/board.ts";
import { claimsOnChart, type PlacedClaim } from "../../lib/views/claims/claims-on-chart.ts";
import { type StaleExchange, staleQuotes } from "../../lib/views/data/stale-quotes.ts";
import { introductionView } from "../../lib/views/introduction.ts";

/** The board, read once for the document's title and the page. */
const board = cache((query: string, locale: string) =>
  boardView(new URLSearchParams(query), languageOf(locale)),
);

/** As it opens, the board is called by what the site is; with a filter, by what it shows. */
export async function generateMetadata({ params, searchParams }: PageAddress): Promise<Metadata> {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const { app } = messages;
  const query = queryOf(await searchParams);
  const isFiltered = FILTER_NAMES.some((name) => query.has(name));
  const read = isFiltered ? await attempt(() => board(query.toString(), locale)) : null;
  if (!read?.ok) return { title: { absolute: `${app.name} · ${app.tagline}` } };
  const { headline, filter, opening, revision } = read.value;
  const title = `${headlineTexts(headline, locale).title} · ${app.name}`;
  return {
    ...pageMetadata({
      origin: siteOrigin(await headers()),
      locale,
      path: "/",
      title,
      picture: `/og/board.png?${filterQuery(filter, opening)}&revision=${revision}`,
      messages,
    }),
    title: { absolute: title },
  };
}

export default async function BoardPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  if (!knownLocale(locale)) notFound();
  const query = await searchParams;
  const read = async () => {
    const [view, stale] = await Promise.all([board(queryOf(query).toString(), locale), staleQuotes()]);
    const shares = view.chart?.lines.filter(({ kind }) => kind === "share") ?? [];
    const symbols = view.filter.overlay.includes("claims") ? shares.map(({ symbol }) => symbol) : [];
    return { view, stale, placed: await claimsOnChart({ symbols }, languageOf(locale)) };
  };
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {(read) => <Board {...read} query={query} locale={locale} />}
    </ReadingPage>
  );
}

interface BoardProps {
  readonly view: BoardView;
  readonly stale: readonly StaleExchange[];
  readonly placed: readonly PlacedClaim[];
  readonly query: PageQuery;
  readonly locale: string;
}

async function Board({ view, stale, placed, query, locale }: BoardProps) {
  const messages = messagesIn(locale);
  const wanted = introductionWanted(query);
  const introduction = wanted && (await introductionView(languageOf(locale)));
  const citation: PageCitationProps = {
    path: "/",
    title: messages.app.tagline,
    said: citedView(view, locale, messages),
    quotes: quotesEnds(
      view.notes.filter(({ symbol }) => view.chart?.lines.some((line) => line.symbol === symbol)),
    ),
    filter: view.filter,
    opening: view.opening,
    revision: view.revision,
    origin: siteOrigin(await headers()),
    locale,
  };
  const { opened, presets } = view;
  const whole = presets.find(({ name }) => name === "all")?.from;
  const said = [
    ...openedRange(opened, messages.board),
    ...(opened.companies ? [fill(messages.board.openedCompanies, opened.companies)] : []),
    ...(opened.primaryOnly ? [messages.board.openedListings] : []),
    ...(opened.namedOnly ? [messages.board.openedNamed] : []),
  ];
  return (
    <>
      <MarketPage
        locale={locale}
        view={view}
        claims={markedClaims(placed, locale)}
        share={<PageShare {...citation} />}
        path={localePath(locale, "/")}
        stale={stale}
        beside={
          introduction && <Introduction view={introduction} locale={locale} asked={wanted === "asked"} />
        }
        headings={messages.board}
      >
        {said.length > 0 && (
          <p>
            {said.join(" ")}{" "}
            {opened.latest !== null && (
              <>
                <a href={`${localePath(locale, "/")}?from=${opened.latest}`}>
                  {fill(messages.board.latest, { from: opened.latest })}
                </a>
                {whole !== undefined && " · "}
              </>
            )}
            {whole !== undefined && (
              <a href={`${localePath(locale, "/")}?${wholeQuery(view, whole)}`}>{messages.board.openAll}</a>
            )}
          </p>
        )}
      </MarketPage>
      <RelatedLinks
        to={["reactions", "compare", "events", "stories", "companies", "methods"]}
        locale={locale}
        messages={messages}
      />
      <PageCitation {...citation} />
    </>
  );
}

/** So many companies are still drawn at once by the link to everything. */
const MOST_DRAWN = 60;

/** Everything stored from a day on: all listings and pairs, and all companies unless they are too many to be drawn. */
function wholeQuery({ opened, options }: BoardView, from: string): string {
  const { companies } = options;
  const isPart = opened.companies !== null && opened.companies.stored <= MOST_DRAWN;
  const slugs = companies.map(({ slug }) => slug).join(",");
  return `${isPart ? `company=${slugs}&` : ""}from=${from}&listing=all&relation=all`;
}

/** The range that the board opened on in words; nothing where the reader chose another. */
function openedRange({ from, to }: BoardView["opened"], texts: Messages["board"]): string[] {
  if (from === null) return [];
  return [to === null ? fill(texts.opened, { from }) : fill(texts.openedStory, { from, to })];
}

/**
 * Whether the board has the introduction: `asked` for by a link, or for whoever is on a first visit and came to the
 * board itself and not to somebody's filter. Which visit it is the browser knows before anything is painted, so that
 * nothing moves.
 */
function introductionWanted(query: PageQuery): "asked" | "first visit" | null {
  if (query[FIRST_VISIT_COOKIE] !== undefined) return "asked";
  return Object.keys(query).length > 0 ? null : "first visit";
}
