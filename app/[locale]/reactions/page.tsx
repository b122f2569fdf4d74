import type { Metadata } from "next";
import { headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { cache } from "react";
import { FIRST_PIXELS } from "../../../components/figure/first-width.ts";
import { filterInWords } from "../../../components/filters/cited-view.ts";
import { FilterBar } from "../../../components/filters/filter-bar.tsx";
import { filterTexts } from "../../../components/filters/filter-texts.ts";
import { type PageAddress, type PageQuery, queryOf } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { PictureContext } from "../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../components/picture/picture-setting.ts";
import { ReactionView } from "../../../components/reactions/reaction-view.tsx";
import { ViewSwitch } from "../../../components/reactions/view-switch.tsx";
import {
  PageCitation,
  type PageCitationProps,
  PageShare,
} from "../../../components/social/page-citation.tsx";
import { pageMetadata } from "../../../components/social/page-metadata.ts";
import { fill } from "../../../components/text/fill.ts";
import { bracketed } from "../../../components/text/lists.ts";
import { pack } from "../../../components/text/pack.ts";
import { filterQuery } from "../../../lib/filters/query.ts";
import { FILTER_NAMES } from "../../../lib/filters.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf } from "../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { choiceQuery } from "../../../lib/views/reactions/reactions-choice.ts";
import { type ReactionsPage, reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";

/** Read once for the page and its title. */
const pageOf = cache((query: string, locale: string) =>
  reactionsPage(new URLSearchParams(query), languageOf(locale)),
);

/** With a filter the page is called by what it is narrowed to. */
export async function generateMetadata({ params, searchParams }: PageAddress): Promise<Metadata> {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const { title, help: description } = messages.reactions;
  const query = queryOf(await searchParams);
  const isFiltered = FILTER_NAMES.some((name) => query.has(name));
  const read = isFiltered ? await attempt(() => pageOf(query.toString(), locale)) : null;
  const view = read?.ok ? read.value : null;
  const chosen = view ? filterInWords({ ...view, withoutChart: true }, locale, messages) : "";
  const asked = view ? `?${filterQuery(view.filter, view.opening)}&revision=${view.revision}` : "";
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: "/reactions",
    title: chosen === "" ? title : `${title}${bracketed(locale, chosen)}`,
    description,
    picture: `/og/reactions.png${asked}`,
    messages,
  });
}

export default async function ReactionsRoute({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="tables" read={() => pageOf(queryOf(query).toString(), locale)}>
      {(view, messages) => (
        <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
          <Reactions view={view} query={query} locale={locale} messages={messages} />
        </PictureContext>
      )}
    </ReadingPage>
  );
}

interface ReactionsProps {
  readonly view: ReactionsPage;
  readonly query: PageQuery;
  readonly locale: string;
  readonly messages: Messages;
}

async function Reactions({ view, query, locale, messages }: ReactionsProps) {
  const { reactions: texts, reactionViews } = messages;
  const chosen = filterInWords({ ...view, withoutChart: true }, locale, messages);
  const citation: PageCitationProps = {
    path: "/reactions",
    title: texts.title,
    ...(chosen !== "" && { said: `${texts.title}${bracketed(locale, chosen)}` }),
    filter: view.filter,
    opening: view.opening,
    beside: choiceQuery(view.choice),
    revision: view.revision,
    origin: siteOrigin(await headers()),
    locale,
  };
  return (
    <NuqsAdapter>
      <PageHead title={texts.title} help={texts.help} problems={view.problems} messages={messages} />
      <FilterBar
        filter={view.filter}
        opening={view.opening}
        options={pack(view.options)}
        exports={view.exports}
        shown={null}
        presets={[]}
        locale={locale}
        texts={filterTexts(locale, messages, view.counts.pairs)}
        withoutChart
        share={<PageShare {...citation} />}
      />
      <ViewSwitch view={view.choice.view} query={query} texts={reactionViews} />
      {!view.empty && <p className="text-sm">{fill(texts.sample, { ...view.counts })}</p>}
      {view.cut && (
        <p className="text-sm text-warning" data-testid="cut">
          {fill(texts.cut, { ...view.cut })}
        </p>
      )}
      <ReactionView
        page={view}
        query={query}
        figureWidth={FIRST_PIXELS.wide}
        locale={locale}
        messages={messages}
      />
      <RelatedLinks to={["methods", "compare", "events", "data"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
      <PageCitation {...citation} />
    </NuqsAdapter>
  );
}
