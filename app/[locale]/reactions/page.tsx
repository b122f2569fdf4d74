import type { Metadata } from "next";
import { headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Suspense } from "react";
import { FilterBar } from "../../../components/filters/filter-bar.tsx";
import { filterTexts } from "../../../components/filters/filter-texts.ts";
import { FilterProblems, StoreNotice } from "../../../components/page/notices.tsx";
import { PageSkeleton } from "../../../components/page/page-skeleton.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { SignOfLife } from "../../../components/page/sign-of-life.tsx";
import { ReactionView } from "../../../components/reactions/reaction-view.tsx";
import { ViewSwitch } from "../../../components/reactions/view-switch.tsx";
import { PageCitation } from "../../../components/social/page-citation.tsx";
import { fill } from "../../../components/text/fill.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf } from "../../../lib/i18n/routing.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { choiceQuery } from "../../../lib/views/reactions/reactions-choice.ts";
import { reactionsPage } from "../../../lib/views/reactions/reactions-page.ts";

interface ReactionsPageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: ReactionsPageProps): Promise<Metadata> {
  const { reactions } = messagesIn((await params).locale);
  return { title: reactions.title, description: reactions.help };
}

export default async function ReactionsPage(props: ReactionsPageProps) {
  return (
    <Suspense fallback={<PageSkeleton locale={(await props.params).locale} shape="tables" />}>
      <ReactionsContent {...props} />
      <SignOfLife />
    </Suspense>
  );
}

async function ReactionsContent({ params, searchParams }: ReactionsPageProps) {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const query = await searchParams;
  const page = await attempt(() => reactionsPage(query, languageOf(locale)));
  if (!page.ok) return <StoreNotice code={page.problem.code} messages={messages} />;
  const view = page.value;
  const { reactions: texts, reactionViews } = messages;
  return (
    <NuqsAdapter>
      <h1 className="mt-4 text-2xl">{texts.title}</h1>
      <p className="max-w-3xl text-sm text-muted">{texts.help}</p>
      <FilterProblems problems={view.problems} messages={messages} />
      <FilterBar
        filter={view.filter}
        opening={view.opening}
        options={view.options}
        exports={view.exports}
        shown={null}
        presets={[]}
        locale={locale}
        texts={filterTexts(locale, messages, view.counts.pairs)}
        withoutChart
      />
      <ViewSwitch view={view.choice.view} query={query} texts={reactionViews} />
      <p className="text-sm">{fill(texts.sample, { ...view.counts })}</p>
      <ReactionView page={view} query={query} locale={locale} messages={messages} />
      <RelatedLinks to={["methods", "compare", "events", "data"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
      <PageCitation
        path="/reactions"
        title={texts.title}
        filter={view.filter}
        opening={view.opening}
        beside={choiceQuery(view.choice)}
        revision={view.revision}
        origin={siteOrigin(await headers())}
        locale={locale}
      />
    </NuqsAdapter>
  );
}
