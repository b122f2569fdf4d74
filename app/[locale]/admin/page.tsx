import type { Metadata } from "next";
import { translator } from "../../../components/text/translator.ts";
import { messagesIn } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import { claimCounts } from "../../../lib/views/admin/claims-admin.ts";
import { AdminPage } from "./admin-page.tsx";
import { type AdminQuery, queryText } from "./query.ts";

interface AdminHomeProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: AdminQuery;
}

export async function generateMetadata({ params }: AdminHomeProps): Promise<Metadata> {
  return { title: messagesIn((await params).locale).admin.title };
}

export default async function AdminHome({ params, searchParams }: AdminHomeProps) {
  const { locale } = await params;
  const isLeftOpen = queryText(await searchParams, "left") === "open";
  return (
    <AdminPage
      locale={locale}
      path="/admin"
      notice={isLeftOpen ? messagesIn(locale).admin.signIn.leftOpen : undefined}
    >
      {async (messages) => {
        const { admin, adminReference, adminQuotes, adminClaims, candidates } = messages;
        const counts = await claimCounts();
        const count = translator(locale, messages, "adminClaims");
        return (
          <>
            <h1 className="mt-4 text-2xl">{admin.title}</h1>
            <p className="max-w-3xl text-sm text-muted">{admin.intro}</p>
            <ul className="panel mt-4 max-w-3xl divide-y divide-grid">
              {[
                {
                  href: "/admin/announcements",
                  label: admin.announcements.title,
                  help: admin.announcements.help,
                },
                { href: "/admin/announcements/import", label: admin.import.title, help: admin.import.help },
                { href: "/admin/candidates", label: candidates.title, help: candidates.help },
                {
                  href: "/admin/companies",
                  label: adminReference.companies.title,
                  help: adminReference.companies.help,
                },
                {
                  href: "/admin/instruments",
                  label: adminReference.instruments.title,
                  help: adminReference.instruments.help,
                },
                { href: "/admin/quotes", label: adminQuotes.bars.title, help: adminQuotes.bars.help },
                {
                  href: "/admin/quotes/import",
                  label: adminQuotes.file.title,
                  help: adminQuotes.file.help,
                },
                { href: "/admin/actions", label: adminQuotes.actions.title, help: adminQuotes.actions.help },
                {
                  href: "/admin/reports",
                  label: adminClaims.reports.title,
                  help: `${count("reportCount", { count: counts.reports })} ${adminClaims.reports.help}`,
                },
                {
                  href: "/admin/claims",
                  label: adminClaims.claims.title,
                  help: `${count("claimCount", { count: counts.claims })} ${adminClaims.claims.help}`,
                },
                { href: "/admin/log", label: admin.log.title, help: admin.log.help },
                { href: "/admin/sessions", label: admin.sessions.title, help: admin.sessions.help },
              ].map(({ href, label, help }) => (
                <li key={href} className="px-3 py-2">
                  <a href={localePath(locale, href)} className="font-semibold">
                    {label}
                  </a>
                  <p className="text-sm text-muted">{help}</p>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </AdminPage>
  );
}
