import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { LongView } from "../../../../components/board/long-view/long-view.tsx";
import { MarketPage } from "../../../../components/board/market-page.tsx";
import { markedClaims } from "../../../../components/claims/marked-claims.ts";
import { ReportedSection } from "../../../../components/claims/reported-section.tsx";
import { FIRST_PIXELS } from "../../../../components/figure/first-width.ts";
import { citedView } from "../../../../components/filters/cited-view.ts";
import { type PageAddress, type PageQuery, queryOf } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { PictureContext } from "../../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../../components/picture/picture-setting.ts";
import { CompanyShare, CompanyShareMenu } from "../../../../components/social/company-share.tsx";
import { companyDescription, companyHeading } from "../../../../components/social/figure-texts.ts";
import { pageMetadata } from "../../../../components/social/page-metadata.ts";
import { fill } from "../../../../components/text/fill.ts";
import { rangeName, readerName } from "../../../../components/text/reader-name.ts";
import type { Choice } from "../../../../components/ui/choice-row.tsx";
import { filterQuery } from "../../../../lib/filters/query.ts";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import type { Language } from "../../../../lib/reactions/titles.ts";
import { siteOrigin } from "../../../../lib/site-origin.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { type ClaimsAbout, claimsAbout } from "../../../../lib/views/claims/claims-about.ts";
import { claimsOnChart, type PlacedClaim } from "../../../../lib/views/claims/claims-on-chart.ts";
import { type CompanyView, companyView, isCompanyKnown } from "../../../../lib/views/company.ts";
import { MOST_COMPARED } from "../../../../lib/views/compare-choice.ts";
import { type StaleExchange, staleQuotes } from "../../../../lib/views/data/stale-quotes.ts";
import { type LongViewPage, longViewOf } from "../../../../lib/views/long-view.ts";
import { firstValue } from "../../../../lib/views/paging.ts";
import { companySummary } from "../../../../lib/views/social/social-card.ts";

export async function generateMetadata({ params }: PageAddress<"slug">): Promise<Metadata> {
  const { locale, slug } = await params;
  const messages = messagesIn(locale);
  const found = await attempt(() => companySummary(slug));
  const company = found.ok ? found.value : null;
  if (!company) return { title: found.ok ? messages.states.notFoundTitle : messages.company.listTitle };
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: `/companies/${slug}`,
    title: companyHeading(company, locale, messages),
    description: companyDescription(company, locale, messages),
    picture: `/og/companies/${slug}.png?revision=${company.revision}`,
    messages,
  });
}

export default async function CompanyPage({ params, searchParams }: PageAddress<"slug">) {
  const { locale, slug } = await params;
  // Before anything is sent: an unknown company is a 404.
  const known = await attempt(() => isCompanyKnown(slug));
  if (known.ok && !known.value) notFound();
  const query = await searchParams;
  const read = async () => {
    const [view, stale, about] = await Promise.all([
      companyView(slug, query, languageOf(locale)),
      staleQuotes(),
      claimsAbout({ company: slug }, languageOf(locale)),
    ]);
    if (!view) return null;
    const symbols = view.listings.map(({ symbol }) => symbol);
    const [placed, long] = await Promise.all([
      claimsOnChart({ symbols }, languageOf(locale)),
      longViewAsked(view, query, languageOf(locale)),
    ]);
    return { view, stale, about, placed, long };
  };
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {(read) => (read ? <Company {...read} query={query} locale={locale} /> : notFound())}
    </ReadingPage>
  );
}

interface CompanyProps {
  readonly view: CompanyView;
  readonly stale: readonly StaleExchange[];
  readonly about: ClaimsAbout;
  readonly placed: readonly PlacedClaim[];
  readonly long: LongViewPage | null;
  readonly query: PageQuery;
  readonly locale: string;
}

async function Company({ view, stale, about, placed, long, query, locale }: CompanyProps) {
  const messages = messagesIn(locale);
  const { slug } = view;
  const company = view.names[languageOf(locale)];
  const isNamedOnly = view.filter.relation === "named";
  const share = {
    view,
    said: citedView(
      { ...view, filter: { ...view.filter, company: [] }, opening: { ...view.opening, company: [] } },
      locale,
      messages,
    ),
    origin: siteOrigin(await headers()),
    locale,
  };
  return (
    <>
      <MarketPage
        locale={locale}
        view={view}
        claims={markedClaims(placed, locale)}
        share={<CompanyShareMenu {...share} />}
        path={localePath(locale, `/companies/${view.slug}`)}
        stale={stale}
        fixed="company"
        headings={{
          reactions: isNamedOnly
            ? fill(messages.company.reactions, { company })
            : messages.company.reactionsAll,
          reactionsHelp: messages.board.reactionsHelp,
        }}
        title={<Heading view={view} locale={locale} />}
      >
        <Peers view={view} locale={locale} />
        {isNamedOnly && (
          <p className="mb-2 text-sm text-muted">
            {fill(messages.company.onlyNamed, { company })}{" "}
            <a href="?relation=all" className="no-print">
              {messages.company.showAll}
            </a>
          </p>
        )}
      </MarketPage>
      {long && (
        <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
          <LongView
            view={long}
            company={company}
            address={leftAddress(locale, slug, query)}
            ranges={longRanges(view, long, locale, query)}
            exports={longExports(view, long)}
            figureWidth={FIRST_PIXELS.wide}
            locale={locale}
          />
        </PictureContext>
      )}
      <ReportedSection about={about} query={`company=${slug}`} locale={locale} />
      <RelatedLinks
        own={furtherLinks(view, locale)}
        to={["events", "data", "methods"]}
        locale={locale}
        messages={messages}
      />
      <CompanyShare {...share} />
    </>
  );
}

interface CompanyPartProps {
  readonly view: CompanyView;
  readonly locale: string;
}

/** The company's name with its listings. */
function Heading({ view, locale }: CompanyPartProps) {
  const messages = messagesIn(locale);
  return (
    <div className="-mb-2 mt-3 flex flex-wrap items-baseline gap-x-3 max-sm:mt-2 max-sm:mb-0 max-sm:min-h-11 max-sm:max-w-[calc(100%-7rem)] max-sm:content-center">
      <h1 className="text-2xl max-sm:text-xl">{view.names[languageOf(locale)]}</h1>
      <p className="text-sm text-muted">
        {view.listings.map(({ symbol, exchange, currency }, index) => (
          <span key={symbol}>
            {index > 0 && " · "}
            <bdi>{symbol}</bdi>
            <span className="max-sm:sr-only">
              , {messages.exchanges[exchange]}, {currency}
            </span>
          </span>
        ))}
      </p>
    </div>
  );
}

/** The companies of its sector, each with the board of both. */
function Peers({ view: { slug, peers, sector }, locale }: CompanyPartProps) {
  const messages = messagesIn(locale);
  if (peers.length === 0) return null;
  return (
    <p className="no-print mb-2 text-sm text-muted" data-testid="peers">
      {fill(messages.company.peers, { sector: readerName(sector ?? "", messages.sectorNames) })}{" "}
      {peers.map(({ slug: peer, names }, index) => (
        <span key={peer}>
          {index > 0 && " · "}
          <a href={`${localePath(locale, "/")}?company=${slug},${peer}`}>{names[languageOf(locale)]}</a>
        </span>
      ))}
    </p>
  );
}

/** Where its reactions are compared, listed and studied. */
function furtherLinks({ slug, names, options, listings }: CompanyView, locale: string) {
  const { links, study } = messagesIn(locale);
  const name = names[languageOf(locale)];
  const others = options.companies.flatMap((company) => (company.slug === slug ? [] : company.slug));
  return [
    {
      path: `/compare?company=${slug}&by=event`,
      text: fill(links.companyEvents, { name }),
    },
    ...(options.companies.length > 1
      ? [
          {
            path: `/compare?company=${[slug, ...others].slice(0, MOST_COMPARED).join(",")}&by=company`,
            text: fill(links.companyOthers, { name }),
          },
        ]
      : []),
    {
      path: `/reactions?company=${slug}`,
      text: fill(links.companyReactions, { name }),
    },
    ...listings.slice(0, 1).map(({ symbol }) => ({
      path: `/study?symbol=${encodeURIComponent(symbol)}`,
      text: fill(study.ofCompany, { name }),
    })),
  ];
}

const longViewAsked = ({ slug, filter }: CompanyView, query: PageQuery, language: Language) =>
  longViewOf(
    slug,
    filter,
    { left: firstValue(query, "left"), page: firstValue(query, "leftpage") },
    language,
  );

/** The page's address with the announcements of the long view in another order, or another page of them. */
const leftAddress =
  (locale: string, slug: string, query: PageQuery) =>
  (next: { readonly order: number; readonly page: number }) => {
    const whole = queryOf(query);
    whole.set("left", String(next.order));
    whole.delete("leftpage");
    if (next.page > 1) whole.set("leftpage", String(next.page));
    return `${localePath(locale, `/companies/${slug}`)}?${whole}`;
  };

/** The ranges that are offered as addresses of the page, at its long view; the one taken apart is chosen. */
function longRanges(
  { slug, presets }: CompanyView,
  { since }: LongViewPage,
  locale: string,
  query: PageQuery,
): readonly Choice[] {
  const { presets: names } = messagesIn(locale).filter;
  return presets.map(({ name, from, to }) => {
    const whole = queryOf(query);
    whole.set("from", from);
    if (to === null) whole.delete("to");
    else whole.set("to", to);
    whole.delete("leftpage");
    return {
      value: `${name} ${from}`,
      text: rangeName({ name, from }, names),
      count: null,
      chosen: from === since && (to ?? "") === (queryOf(query).get("to") ?? ""),
      href: `${localePath(locale, `/companies/${slug}`)}?${whole}#long-view`,
    };
  });
}

/** The queries of the exports that have what the long view shows. */
const longExports = ({ slug, filter }: CompanyView, { since, to }: LongViewPage) => {
  const own = { ...filter, company: [slug], listing: "primary" as const };
  return {
    parts: filterQuery({ ...own, relation: "all", from: since, to }).toString(),
    days: filterQuery({ ...own, relation: "named" }).toString(),
  };
};
