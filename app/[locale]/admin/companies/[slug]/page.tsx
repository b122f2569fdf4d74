import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompanyForm } from "../../../../../components/admin/company-form.tsx";
import { instrumentPath } from "../../../../../components/admin/instrument-path.ts";
import { RemoveForm } from "../../../../../components/admin/remove-form.tsx";
import { fill } from "../../../../../components/text/fill.ts";
import { type Messages, messagesIn } from "../../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../../lib/i18n/routing.ts";
import { editedCompany } from "../../../../../lib/views/admin/companies-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, queryText } from "../../query.ts";
import { removeCompanyAction, saveCompanyAction } from "../actions.ts";
import { companyFormTexts } from "../form-texts.ts";

interface EditCompanyProps {
  readonly params: Promise<{ locale: string; slug: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: EditCompanyProps): Promise<Metadata> {
  const { locale, slug } = await params;
  return { title: fill(messagesIn(locale).adminReference.companies.editTitle, { title: slug }) };
}

export default async function EditCompanyPage({ params, searchParams }: EditCompanyProps) {
  const { locale, slug } = await params;
  const done = queryText(await searchParams, "done");
  return (
    <AdminPage locale={locale} path={`/admin/companies/${slug}`}>
      {async (messages) => {
        const edited = await editedCompany(slug);
        if (!edited) notFound();
        const { fields, seen, listings } = edited;
        const texts = messages.adminReference.companies;
        const title = fields.nameEn;
        return (
          <>
            <h1 className="mt-4 text-2xl">{fill(texts.editTitle, { title })}</h1>
            {(done === "added" || done === "saved") && (
              <p role="status" className="my-2 font-semibold">
                {messages.admin.form[done]}
              </p>
            )}
            <Listings locale={locale} slug={slug} listings={listings} messages={messages} />
            <CompanyForm
              key={seen}
              action={saveCompanyAction}
              fields={fields}
              stored={{ slug, seen }}
              {...companyFormTexts(locale, messages)}
            />
            <RemoveForm
              action={removeCompanyAction}
              locale={locale}
              stored={slug}
              seen={seen}
              labels={{
                title: texts.remove,
                help: texts.removeHelp,
                sure: fill(texts.removeSure, { title }),
                button: texts.removeButton,
              }}
            />
          </>
        );
      }}
    </AdminPage>
  );
}

interface ListingsProps {
  readonly locale: string;
  readonly slug: string;
  readonly listings: readonly string[];
  readonly messages: Messages;
}

/** The company's listings, the way to add one, and the way to the company's own page. */
function Listings({ locale, slug, listings, messages }: ListingsProps) {
  const texts = messages.adminReference.companies;
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
        <a className="control" href={localePath(locale, `/admin/instruments/new?kind=share&company=${slug}`)}>
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
}
