import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { CompareBlock } from "../../../components/compare/compare-block.tsx";
import { CompareForm } from "../../../components/compare/compare-form.tsx";
import { compareNames } from "../../../components/compare/compare-names.ts";
import { CompareNotes } from "../../../components/compare/compare-notes.tsx";
import { CompareShare, CompareShareMenu } from "../../../components/compare/compare-share.tsx";
import { compareDescription, compareTitle } from "../../../components/compare/compare-title.ts";
import { FIRST_PIXELS } from "../../../components/figure/first-width.ts";
import { SeriesNotes } from "../../../components/page/notices.tsx";
import { type PageAddress, queryOf } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { PictureContext } from "../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../components/picture/picture-setting.ts";
import { pageMetadata } from "../../../components/social/page-metadata.ts";
import { fill } from "../../../components/text/fill.ts";
import { comparedTitle } from "../../../components/text/headline.ts";
import { ExplainLayer } from "../../../components/ui/explain-layer.tsx";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { type Comparison, compareHead, compareView } from "../../../lib/views/compare.ts";
import { windowText } from "../../../lib/window-text.ts";

/** What the page's head and its address need, read once for both. */
const head = cache((query: string, locale: string) =>
  attempt(() => compareHead(new URLSearchParams(query), languageOf(locale))),
);

export async function generateMetadata({ params, searchParams }: PageAddress): Promise<Metadata> {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const query = queryOf(await searchParams).toString();
  const read = await head(query, locale);
  if (!read.ok) return { title: messages.compare.title };
  const view = read.value;
  return pageMetadata({
    origin: siteOrigin(await headers()),
    locale,
    path: query === "" ? "/compare" : `/compare?${view.query}`,
    title: compareTitle(view, compareNames(view.options, locale), locale, messages),
    description: compareDescription(view, locale, messages),
    picture: `/og/compare.png?${view.query}&revision=${view.revision}`,
    messages,
  });
}

export default async function ComparePage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  // The form sends every field; the address that people hand on has only what matters.
  if (Object.values(query).some((value) => value === "" || Array.isArray(value))) {
    const read = await head(queryOf(query).toString(), locale);
    const isKept = read.ok && read.value.problems.length === 0;
    if (isKept && read.value.left.companies.length + read.value.left.events.length === 0)
      redirect(`${localePath(locale, "/compare")}?${read.value.query}`);
  }
  const read = () => compareView(queryOf(query), languageOf(locale));
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {(view, messages) => (
        <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
          <Compared view={view} locale={locale} messages={messages} />
        </PictureContext>
      )}
    </ReadingPage>
  );
}

interface ComparedProps {
  readonly view: Comparison;
  readonly locale: string;
  readonly messages: Messages;
}

async function Compared({ view, locale, messages }: ComparedProps) {
  const { compare: texts } = messages;
  const names = compareNames(view.options, locale);
  const title = compareTitle(view, names, locale, messages);
  const share = { view, title, origin: siteOrigin(await headers()), locale };
  return (
    <>
      <PageHead title={texts.title} help={texts.help} problems={view.problems} messages={messages} />
      {view.blocks.length > 0 && (
        <div className="mt-2 flex items-start gap-3">
          {view.headline && (
            <p className="text-xl font-semibold text-pretty max-lg:text-lg" data-testid="lead">
              {comparedTitle(view.headline, locale)}
            </p>
          )}
          <span className="quiet-controls no-print ms-auto">
            <CompareShareMenu {...share} />
          </span>
        </div>
      )}
      <CompareForm view={view} names={names} locale={locale} messages={messages} />
      {view.blocks.length === 0 ? (
        <div role="status" className="panel my-3 p-10 text-center">
          <p className="font-semibold">{texts.emptyTitle}</p>
          <p className="text-sm text-muted">{texts.emptyHelp}</p>
          <p className="no-print mt-3 text-sm">
            <a href={localePath(locale, "/compare")} className="control">
              {messages.empty.reset}
            </a>
          </p>
        </div>
      ) : (
        <CompareNotes view={view} names={names} locale={locale} messages={messages} />
      )}
      <ExplainLayer>
        {view.blocks.map((block) => {
          const [first] = block.cells;
          return (
            <CompareBlock
              key={`${first?.reaction.event} ${first?.reaction.symbol}`}
              block={block}
              view={view}
              names={names}
              figureWidth={FIRST_PIXELS.wide}
              locale={locale}
              messages={messages}
            />
          );
        })}
      </ExplainLayer>
      <p className="mt-2 text-xs text-muted">
        {fill(texts.scaleNotes[view.axes], { window: windowText(view.filter.window) })}
      </p>
      <RelatedLinks
        to={["methods", "reactions", "events", "companies"]}
        locale={locale}
        messages={messages}
      />
      <CompareShare {...share} />
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </>
  );
}
