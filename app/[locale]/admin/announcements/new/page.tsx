import type { Metadata } from "next";
import { AnnouncementForm } from "../../../../../components/admin/announcement-form.tsx";
import { newFields } from "../../../../../lib/admin/announcements/announcement-fields.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { announcementChoices } from "../../../../../lib/views/admin/announcements-admin.ts";
import { AdminPage } from "../../admin-page.tsx";
import { type AdminQuery, pathWith, queryText } from "../../query.ts";
import { saveAnnouncementAction } from "../actions.ts";
import { formTexts } from "../form-texts.ts";

interface NewAnnouncementProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: NewAnnouncementProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.announcements.newTitle };
}

/** The empty form, or one that an address has begun to fill (`?date=2025-03-06&company=alibaba`). */
export default async function NewAnnouncementPage({ params, searchParams }: NewAnnouncementProps) {
  const { locale } = await params;
  const query = await searchParams;
  const given = new Map(Object.keys(query).map((name) => [name, queryText(query, name)]));
  return (
    <AdminPage locale={locale} path={pathWith("/admin/announcements/new", query)}>
      {async (messages) => (
        <>
          <h1 className="mt-4 text-2xl">{messages.admin.announcements.newTitle}</h1>
          <AnnouncementForm
            action={saveAnnouncementAction}
            fields={newFields(given)}
            stored={null}
            hidden={given.has("candidate") ? { candidate: given.get("candidate") ?? "" } : {}}
            {...formTexts(locale, messages, await announcementChoices())}
          />
        </>
      )}
    </AdminPage>
  );
}
