import type { Metadata } from "next";
import type { PageAddress } from "../../../components/page/page-query.ts";
import { ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { fill } from "../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { companyList, type ListedCompany } from "../../../lib/views/company-list.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { company } = messagesIn((await params).locale);
  return { title: company.listTitle, description: company.listHelp };
}

export default async function CompaniesPage({ params }: PageAddress) {
  const { locale } = await params;
  return (
    <ReadingPage locale={locale} shape="cards" read={() => companyList()}>
      {(list, messages) => <Companies list={list} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface CompaniesProps {
  readonly list: readonly ListedCompany[];
  readonly locale: string;
  readonly messages: Messages;
}

function Companies({ list, locale, messages }: CompaniesProps) {
  const language = languageOf(locale);
  const { company: texts, exchanges, notes, links } = messages;
  return (
    <>
      <h1 className="mt-4 text-2xl">{texts.listTitle}</h1>
      <p className="text-sm text-muted">{texts.listHelp}</p>
      {list.length === 0 && (
        <p role="status" className="panel my-3 p-10 text-center">
          {messages.states.noCompanies}
        </p>
      )}
      <ul className="mt-4 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {list.map(({ slug, names, listings }) => (
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
            <p className="no-print mt-3 text-sm">
              <a href={localePath(locale, `/compare?company=${slug}&by=event`)}>
                {fill(links.companyEvents, { name: names[language] })}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <RelatedLinks
        to={["board", "events", "compare", "reactions", "data"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}
