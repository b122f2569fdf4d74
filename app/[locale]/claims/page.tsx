import type { Metadata } from "next";
import { ClaimList } from "../../../components/claims/claim-list.tsx";
import { ClaimsForm } from "../../../components/claims/claims-form.tsx";
import { ReportList } from "../../../components/claims/report-list.tsx";
import { scorePhrase } from "../../../components/claims/report-phrase.ts";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { fill } from "../../../components/text/fill.ts";
import { translator } from "../../../components/text/translator.ts";
import { ChoiceRow } from "../../../components/ui/choice-row.tsx";
import { PageLinks } from "../../../components/ui/page-links.tsx";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { claimsQueryText } from "../../../lib/reactions/claims/claims-query.ts";
import { CLAIM_ORDERS, type ClaimsView, claimsView } from "../../../lib/views/claims/claims.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { claims } = messagesIn((await params).locale);
  return { title: claims.title, description: claims.help };
}

export default async function ClaimsPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="tables" read={() => claimsView(query, languageOf(locale))}>
      {(view, messages) => <Claims view={view} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface ClaimsProps {
  readonly view: ClaimsView;
  readonly locale: string;
  readonly messages: Messages;
}

function Claims({ view, locale, messages }: ClaimsProps) {
  const { claims: texts } = messages;
  const t = translator(locale, messages, "claims");
  return (
    <>
      <PageHead title={texts.title} help={texts.help} problems={view.problems} messages={messages} />
      <ClaimsForm view={view} locale={locale} texts={texts} />
      <ChoiceRow
        label={messages.announcements.order}
        choices={CLAIM_ORDERS.map((order) => ({
          ...{ value: order, text: texts.orders[order], count: null, chosen: order === view.order },
          href: claimsAddress(view, locale, { order, page: 1 }),
        }))}
        texts={messages.announcements}
      />
      {view.rows.length === 0 ? (
        <div role="status" className="panel my-3 p-6 text-center" data-testid="empty-result">
          <p>{texts.empty}</p>
          <a className="control mt-3" href={localePath(locale, "/claims")}>
            {texts.all}
          </a>
        </div>
      ) : (
        <>
          <p className="my-2 text-sm" data-testid="score">
            {t("count", { count: view.total })}: {scorePhrase(view.score, locale)}
          </p>
          <ClaimList claims={view.rows} locale={locale} />
        </>
      )}
      <PageLinks
        page={view.page}
        pages={view.pages}
        total={view.total}
        address={(page) => claimsAddress(view, locale, { page })}
        texts={messages.data}
      />
      <ReportList reports={view.reports} locale={locale} />
      <RelatedLinks to={["stories", "events", "moves", "methods"]} locale={locale} messages={messages} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </>
  );
}

/** The address of the ledger with another order or page; the first of each is left out. */
function claimsAddress(
  { asked, search, order, page }: ClaimsView,
  locale: string,
  changed: Partial<Pick<ClaimsView, "order" | "page">>,
): string {
  const query = claimsQueryText(asked);
  const next = { order, page, ...changed };
  if (search !== "") query.set("search", search);
  if (next.order !== CLAIM_ORDERS[0]) query.set("order", next.order);
  if (next.page > 1) query.set("page", String(next.page));
  return `${localePath(locale, "/claims")}${query.size === 0 ? "" : "?"}${query}`;
}
