import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { PageAddress } from "../../../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../../../components/page/related-links.tsx";
import { FitPage } from "../../../../../../components/reactions/fit/fit-page.tsx";
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

export default async function EventFitPage(address: FitAddress) {
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
  const { reaction, query } = view;
  const { fit: texts } = messages;
  const asked = query === "" ? "" : `?${query}`;
  const file = new URLSearchParams({ event: reaction.event, symbol: reaction.symbol });
  return (
    <>
      <FitPage
        {...view}
        back={{
          href: `${localePath(locale, `/events/${reaction.event}`)}${asked}#listing-${reaction.symbol}`,
          text: texts.back,
        }}
        wayOn={texts.wayOn}
        file={`${file}${query === "" ? "" : `&${query}`}`}
        locale={locale}
        messages={messages}
      />
      <RelatedLinks to={["methods", "reactions"]} locale={locale} messages={messages} />
    </>
  );
}
