import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilterProblems } from "../../../../../../components/page/notices.tsx";
import type { PageAddress } from "../../../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../../../components/page/related-links.tsx";
import { FitPlots } from "../../../../../../components/reactions/fit/fit-plots.tsx";
import { FitReport } from "../../../../../../components/reactions/fit/fit-report.tsx";
import { fill } from "../../../../../../components/text/fill.ts";
import { decimal } from "../../../../../../components/text/format.ts";
import { leftToRight, ownDirection } from "../../../../../../components/text/left-to-right.ts";
import { type Messages, messagesIn } from "../../../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../../../lib/i18n/routing.ts";
import { attempt } from "../../../../../../lib/views/attempt.ts";
import { type FitView, fitView } from "../../../../../../lib/views/fit.ts";

type FitAddress = PageAddress<"slug" | "symbol">;

const read = async ({ params, searchParams }: FitAddress) => {
  const { locale, slug, symbol } = await params;
  const asked = { slug, symbol: decodeURIComponent(symbol) };
  return fitView(asked, await searchParams, languageOf(locale));
};

/** A page of figures about a figure: nothing that a search should lead to. */
export async function generateMetadata({ params }: FitAddress): Promise<Metadata> {
  const { locale, symbol } = await params;
  const { fit } = messagesIn(locale);
  return {
    title: `${fit.badge} ${decodeURIComponent(symbol)}`,
    robots: { index: false },
  };
}

export default async function FitPage(address: FitAddress) {
  const { locale } = await address.params;
  // Before anything is sent: an unknown announcement or listing is a 404.
  const reading = read(address);
  const found = await attempt(() => reading);
  if (found.ok && found.value === null) notFound();
  return (
    <ReadingPage locale={locale} shape={null} read={() => reading}>
      {(view, messages) => (view ? <Fit view={view} locale={locale} messages={messages} /> : notFound())}
    </ReadingPage>
  );
}

interface FitProps {
  readonly view: FitView;
  readonly locale: string;
  readonly messages: Messages;
}

function Fit({ view, locale, messages }: FitProps) {
  const { reaction, found, problems, query } = view;
  const { fit: texts, table } = messages;
  const back = `${localePath(locale, `/events/${reaction.event}`)}${query === "" ? "" : `?${query}`}#listing-${reaction.symbol}`;
  return (
    <>
      <h1 className="mt-4 text-2xl">
        {fill(texts.title, {
          title: ownDirection(locale, reaction.title),
          symbol: leftToRight(locale, reaction.symbol),
        })}
      </h1>
      <p className="text-sm">
        <a href={back} className="target">
          {texts.back}
        </a>
      </p>
      <FilterProblems problems={problems} messages={messages} />
      {found ? (
        <>
          <p className="mt-2 text-sm text-muted">
            {fill(texts.help, { sessions: decimal(locale, found.fit.sessions, 0) })}
          </p>
          <FitReport found={found} locale={locale} messages={messages} />
          <FitPlots plots={found.plots} sigma={found.fit.sigma} texts={texts.plots} locale={locale} />
        </>
      ) : (
        <p className="panel mt-3 p-4 text-sm text-warning">
          {fill(texts.none, { status: reaction.status === "ok" ? "–" : table.status[reaction.status] })}
        </p>
      )}
      <RelatedLinks to={["methods", "reactions"]} locale={locale} messages={messages} />
    </>
  );
}
