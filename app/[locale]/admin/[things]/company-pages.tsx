import { instrumentPath } from "../../../../components/admin/instrument-path.ts";
import { translator } from "../../../../components/text/translator.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { companyListings } from "../../../../lib/views/admin/companies-admin.ts";
import { COMPANY_ORDERS, companyList } from "../../../../lib/views/company-list.ts";
import { listPath, thingPath } from "../subject-paths.ts";
import { LongList } from "./long-list.tsx";
import type { SubjectPages } from "./subject-pages.ts";

export const companyPages: SubjectPages = {
  title: ({ nameEn }) => String(nameEn),
  choices: async () => ({}),
  List: async ({ add, locale, messages, query }) => {
    const list = await companyList(query, languageOf(locale));
    const texts = messages.adminReference.companies;
    const t = translator(locale, messages, "adminReference.companies");
    return (
      <LongList
        list={list}
        path={localePath(locale, listPath("company"))}
        orders={COMPANY_ORDERS}
        texts={messages.company}
        add={add}
        locale={locale}
      >
        {list.rows.length === 0 && <p>{list.search === "" ? texts.empty : messages.company.notFound}</p>}
        <ul className="panel mt-2 divide-y divide-grid text-sm empty:hidden">
          {list.rows.map(({ slug, names, position, listings, announcements }) => (
            <li key={slug} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[3rem_1fr_1fr_12rem]">
              <span className="text-muted">{position}</span>
              <a href={localePath(locale, thingPath("company", slug))} dir="auto">
                {names[languageOf(locale)]}
              </a>
              <span className="text-muted">
                {listings.length === 0 ? (
                  texts.noListings
                ) : (
                  <bdi>{listings.map(({ symbol }) => symbol).join(", ")}</bdi>
                )}
              </span>
              <span className="text-muted">{t("announcements", { count: announcements })}</span>
            </li>
          ))}
        </ul>
      </LongList>
    );
  },
  // The company's listings, the way to add one, and the way to the company's own page.
  Above: async ({ locale, messages, thing: slug }) => {
    const texts = messages.adminReference.companies;
    const listings = await companyListings(slug);
    return (
      <section aria-labelledby="listings" className="panel mt-3 max-w-3xl p-4 text-sm">
        <h2 id="listings" className="font-semibold">
          {texts.listings}
        </h2>
        {listings.length === 0 && <p>{texts.noListings}</p>}
        <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
          {listings.map((symbol) => (
            <a
              key={symbol}
              href={localePath(locale, instrumentPath(symbol))}
              className="inline-flex min-h-6 items-center"
              dir="ltr"
            >
              {symbol}
            </a>
          ))}
          <a
            className="control"
            href={localePath(locale, `/admin/instruments/new?kind=share&company=${slug}`)}
          >
            {texts.addListing}
          </a>
          <a
            href={localePath(locale, `/companies/${slug}`)}
            className="ms-auto inline-flex min-h-6 items-center"
          >
            {texts.view}
          </a>
        </div>
      </section>
    );
  },
};
