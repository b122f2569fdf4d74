import type { Metadata } from "next";
import { CompanyForm } from "../../../../../components/admin/company-form.tsx";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { newCompanyFields } from "../../../../../lib/views/admin/companies-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { saveCompanyAction } from "../actions.ts";
import { companyFormTexts } from "../form-texts.ts";

interface NewCompanyProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: NewCompanyProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).adminReference.companies.newTitle };
}

export default async function NewCompanyPage({ params }: NewCompanyProps) {
  const { locale } = await params;
  return (
    <AdminPage locale={locale} path="/admin/companies/new">
      {async (messages) => (
        <>
          <h1 className="mt-4 text-2xl">{messages.adminReference.companies.newTitle}</h1>
          <CompanyForm
            action={saveCompanyAction}
            fields={await newCompanyFields()}
            stored={null}
            {...companyFormTexts(locale, messages)}
          />
        </>
      )}
    </AdminPage>
  );
}
