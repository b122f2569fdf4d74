import type { Metadata } from "next";
import { InstrumentTable } from "../../../../components/admin/instrument-table.tsx";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import { companyList } from "../../../../lib/views/admin/companies-admin.ts";
import { instrumentList } from "../../../../lib/views/admin/instruments-admin.ts";
import { AdminPage } from "../admin-page.tsx";
import { type AdminQuery, queryText } from "../query.ts";

interface InstrumentsProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: InstrumentsProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).adminReference.instruments.title };
}

export default async function InstrumentsPage({ params, searchParams }: InstrumentsProps) {
  const { locale } = await params;
  const query = await searchParams;
  return (
    <AdminPage locale={locale} path="/admin/instruments">
      {async (messages) => {
        const [instruments, companies] = [await instrumentList(), await companyList()];
        const texts = messages.adminReference.instruments;
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
              <a className="control" href={localePath(locale, "/admin/instruments/new")}>
                {texts.add}
              </a>
            </p>
            {instruments.length === 0 ? (
              <p>{texts.empty}</p>
            ) : (
              <InstrumentTable
                instruments={instruments}
                companies={companies}
                locale={locale}
                messages={messages}
              />
            )}
          </>
        );
      }}
    </AdminPage>
  );
}
