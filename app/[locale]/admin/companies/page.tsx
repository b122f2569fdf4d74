import type { Metadata } from "next";
import { createTranslator } from "next-intl";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { companyList } from "../../../../lib/views/admin/companies-admin.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, queryText } from "../query.ts";

interface CompaniesProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: CompaniesProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).adminReference.companies.title };
}

export default async function CompaniesPage({ params, searchParams }: CompaniesProps) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <AdminPage locale={locale} path="/admin/companies">
      {async (messages) => {
        const companies = await companyList();
        const texts = messages.adminReference.companies;
        const t = createTranslator({ locale, messages, namespace: "adminReference.companies" });
        return (
          <>
            <h1 className="mt-4 text-2xl">{texts.title}</h1>
            <p className="text-sm text-muted">{texts.help}</p>
            {queryText(query, "done") === "removed" && (
              <p role="status" className="my-3 font-semibold">
                {texts.removed}
              </p>
            )}
            <p className="my-4">
              <a className="control" href={localePath(locale, "/admin/companies/new")}>
                {texts.add}
              </a>
            </p>
            {companies.length === 0 && <p>{texts.empty}</p>}
            <ul className="panel mt-2 divide-y divide-grid text-sm empty:hidden">
              {companies.map(({ slug, names, position, listings, announcements }) => (
                <li key={slug} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[3rem_1fr_1fr_12rem]">
                  <span className="text-muted">{position}</span>
                  <a href={localePath(locale, `/admin/companies/${slug}`)} dir="auto">
                    {names[languageOf(locale)]}
                  </a>
                  <span className="text-muted">
                    {listings.length === 0 ? texts.noListings : <bdi>{listings.join(", ")}</bdi>}
                  </span>
                  <span className="text-muted">{t("announcements", { count: announcements })}</span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </AdminPage>
  );
}
