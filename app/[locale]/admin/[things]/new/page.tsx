import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { subjectTexts } from "../../../../../components/admin/sentences.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { newForm } from "../../../../../lib/views/admin/subject-forms.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, pathWith, queryText } from "../../query.ts";
import { listPath, subjectIn } from "../../subject-paths.ts";
import { ThingForm } from "../thing-form.tsx";

interface NewProps {
  readonly params: Promise<{ locale: string; things: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: NewProps): Promise<Metadata> {
  const { locale, things } = await params;
  const subject = subjectIn(things);
  return subject ? { title: subjectTexts(messagesIn(locale), subject).newTitle } : {};
}

/** The empty form, or one that an address has begun to fill (`?date=2025-03-06&company=alibaba`). */
export default async function NewPage({ params, searchParams }: NewProps) {
  const { locale, things } = await params;
  const query = await searchParams;
  const subject = subjectIn(things) ?? notFound();
  const given = new Map(Object.keys(query).map((name) => [name, queryText(query, name)]));
  const candidate = given.get("candidate");
  return (
    <AdminPage locale={locale} path={pathWith(`${listPath(subject)}/new`, query)}>
      {async (messages) => (
        <>
          <h1 className="mt-4 text-2xl">{subjectTexts(messages, subject).newTitle}</h1>
          <ThingForm
            subject={subject}
            locale={locale}
            messages={messages}
            values={await newForm(subject, given)}
            stored={null}
            hidden={candidate === undefined ? {} : { candidate }}
          />
        </>
      )}
    </AdminPage>
  );
}
