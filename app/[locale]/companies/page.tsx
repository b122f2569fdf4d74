import type { Metadata } from "next";
import { ListSearch, listPath } from "../../../components/page/list-search.tsx";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { fill } from "../../../components/text/fill.ts";
import { translator } from "../../../components/text/translator.ts";
import { PageLinks } from "../../../components/ui/page-links.tsx";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { COMPANY_ORDERS, type CompanyList, companyList } from "../../../lib/views/company-list.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { company } = messagesIn((await params).locale);
  return { title: company.listTitle, description: company.listHelp };
}

export default async function CompaniesPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <ReadingPage locale={locale} shape="cards" read={() => companyList(query, languageOf(locale))}>
      {(list, messages) => <Companies list={list} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface CompaniesProps {
  readonly list: CompanyList;
  readonly locale: string;
  readonly messages: Messages;
}

function Companies({ list, locale, messages }: CompaniesProps) {
  const language = languageOf(locale);
  const { company: texts, exchanges, notes, links } = messages;
  const t = translator(locale, messages, "company");
  const path = localePath(locale, "/companies");
  const { rows, page, pages, total } = list;
  return (
    <>
      <PageHead title={texts.listTitle} help={texts.listHelp} problems={list.problems} messages={messages} />
      <ListSearch
        asked={list}
        path={path}
        orders={COMPANY_ORDERS}
        texts={texts}
        locale={locale}
        total={total}
      />
      {rows.length === 0 && (
        <p role="status" className="panel my-3 p-10 text-center">
          {list.search === "" ? messages.states.noCompanies : texts.notFound}
        </p>
      )}
      <ul className="mt-4 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {rows.map(({ slug, names, announcements, listings }) => (
          <li key={slug} className="panel p-4">
            <h2 className="text-lg">
              <a href={localePath(locale, `/companies/${slug}`)}>{names[language]}</a>
            </h2>
            <ul className="mt-2 space-y-2 text-sm">
              {listings.map(({ symbol, exchange, board, currency, benchmarks, range }) => (
                <li key={symbol}>
                  <bdi className="font-semibold">{symbol}</bdi>{" "}
                  <span className="text-muted">
                    {exchange === null ? "" : exchanges[exchange]}
                    {board && `, ${board}`} · {currency}
                    <span className="block text-xs">
                      {range ? `${range.first} – ${range.last}` : notes.noBars}
                      {benchmarks.length > 0 && (
                        <>
                          {" · "}
                          {texts.benchmarks}: <bdi>{benchmarks.join(", ")}</bdi>
                        </>
                      )}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-3 text-xs text-muted">{t("named", { count: announcements })}</p>
            {announcements > 0 && (
              <p className="no-print mt-1 text-sm">
                <a href={localePath(locale, `/compare?company=${slug}&by=event`)}>
                  {fill(links.companyEvents, { name: names[language] })}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <PageLinks
        page={page}
        pages={pages}
        total={total}
        address={(other) => listPath(path, { ...list, page: other }, COMPANY_ORDERS[0])}
        texts={messages.data}
      />
      <RelatedLinks
        to={["board", "events", "compare", "reactions", "data"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}
