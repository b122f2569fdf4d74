import type { Metadata } from "next";
import { ImportForm } from "../../../../../components/admin/import-form.tsx";
import { LARGEST_FILE_BYTES } from "../../../../../lib/admin/announcements/announcement-rows.ts";
import { messagesIn } from "../../../../../lib/i18n/messages.ts";
import { AdminPage } from "../../admin-page.tsx";
import { importAction } from "./actions.ts";

interface ImportPageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.import.title };
}

export default async function ImportPage({ params }: ImportPageProps) {
  const { locale } = await params;
  return (
    <AdminPage locale={locale} path="/admin/announcements/import">
      {async ({ admin }) => (
        <>
          <h1 className="mt-4 text-2xl">{admin.import.title}</h1>
          <p className="max-w-3xl text-sm text-muted">{admin.import.help}</p>
          <p className="max-w-3xl text-sm text-muted">{admin.import.format}</p>
          <ImportForm
            action={importAction}
            locale={locale}
            labels={{
              file: admin.import.file,
              look: admin.import.look,
              nothing: admin.import.nothing,
              tooLarge: admin.import.problems["too large"],
            }}
            largestBytes={LARGEST_FILE_BYTES}
          />
        </>
      )}
    </AdminPage>
  );
}
