import type { Metadata } from "next";
import { InstrumentForm } from "../../../../../components/admin/instrument-form.tsx";
import { newInstrumentFields } from "../../../../../lib/admin/instruments/instrument-fields.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { instrumentChoices } from "../../../../../lib/views/admin/instruments-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, pathWith, queryText } from "../../query.ts";
import { saveInstrumentAction } from "../actions.ts";
import { instrumentFormTexts } from "../form-texts.ts";

interface NewInstrumentProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: NewInstrumentProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).adminReference.instruments.newTitle };
}

/** The empty form, or one that an address has begun to fill (`?kind=share&company=alibaba`). */
export default async function NewInstrumentPage({ params, searchParams }: NewInstrumentProps) {
  const { locale } = await params;
  const query = await searchParams;
  const given = new Map(Object.keys(query).map((name) => [name, queryText(query, name)]));
  return (
    <AdminPage locale={locale} path={pathWith("/admin/instruments/new", query)}>
      {async (messages) => (
        <>
          <h1 className="mt-4 text-2xl">{messages.adminReference.instruments.newTitle}</h1>
          <InstrumentForm
            action={saveInstrumentAction}
            fields={newInstrumentFields(given)}
            stored={null}
            {...instrumentFormTexts(locale, messages, await instrumentChoices())}
          />
        </>
      )}
    </AdminPage>
  );
}
