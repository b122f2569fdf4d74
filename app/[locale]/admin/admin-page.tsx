import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SignInForm } from "../../../components/admin/sign-in-form.tsx";
import { StoreNotice } from "../../../components/page/notices.tsx";
import { fill } from "../../../components/text/fill.ts";
import type { SignedIn } from "../../../lib/admin/access/session.ts";
import { isWritingOn } from "../../../lib/admin/access/token.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { knownLocale, localePath } from "../../../lib/i18n/routing.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { signInAction, signOutAction } from "./actions.ts";
import { askedAdmin } from "./current-admin.ts";

interface AdminPageProps {
  readonly locale: string;
  /** The page's path without a language: where signing in leads back to. */
  readonly path: string;
  /** What to say above the form for signing in. */
  readonly notice?: string | undefined;
  /** Draws the page; it is not called, and reads nothing, before somebody has signed in. */
  readonly children: (messages: Messages, admin: SignedIn) => Promise<ReactNode>;
}

/** A page for people who may write: it says that writing is off, or asks for the token, before it shows anything. */
export async function AdminPage({ locale, path, notice, children }: AdminPageProps) {
  if (!knownLocale(locale)) notFound(); // as of every page (components/page/reading-page.tsx)
  const messages = messagesIn(locale);
  const { admin: texts } = messages;
  if (!isWritingOn()) return <WritingOff texts={texts} />;
  const asked = await askedAdmin();
  if (!asked.ok) return <StoreNotice code={asked.problem.code} messages={messages} />;
  const admin = asked.value;
  if (!admin) {
    return (
      <>
        <h1 className="mt-4 text-2xl">{texts.signIn.title}</h1>
        {notice !== undefined && (
          <p role="status" className="my-2 max-w-xl font-semibold">
            {notice}
          </p>
        )}
        <SignInForm action={signInAction} locale={locale} path={path} labels={signInLabels(texts)} />
      </>
    );
  }
  const drawn = await attempt(() => children(messages, admin));
  return (
    <>
      <AdminBar locale={locale} messages={messages} name={admin.name} />
      {drawn.ok ? drawn.value : <StoreNotice code={drawn.problem.code} messages={messages} />}
    </>
  );
}

/** The form's own texts; its problems stay on the server. */
function signInLabels({
  signIn: { problems: _problems, leftOpen: _leftOpen, ...labels },
}: Messages["admin"]) {
  return labels;
}

function WritingOff({ texts }: { readonly texts: Messages["admin"] }) {
  return (
    <div className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{texts.off.title}</h1>
      <p className="mt-2">{texts.off.what}</p>
      <p className="mt-2">{texts.off.how}</p>
      <pre className="mt-2 whitespace-pre-wrap rounded bg-raised p-2 text-sm" dir="ltr">
        <code>ADMIN_TOKEN=… npm start</code>
      </pre>
    </div>
  );
}

interface AdminBarProps {
  readonly locale: string;
  readonly messages: Messages;
  readonly name: string;
}

/** The pages of the administration, who is signed in, and the way out. */
function AdminBar({ locale, messages, name }: AdminBarProps) {
  const { admin: texts, adminReference: reference, adminQuotes: quotes, adminClaims: claims } = messages;
  const pages = [
    { href: "/admin/announcements", label: texts.nav.announcements },
    { href: "/admin/candidates", label: reference.nav.candidates },
    { href: "/admin/companies", label: reference.nav.companies },
    { href: "/admin/instruments", label: reference.nav.instruments },
    { href: "/admin/quotes", label: quotes.bars.title },
    { href: "/admin/actions", label: quotes.actions.title },
    { href: "/admin/reports", label: claims.reports.title },
    { href: "/admin/claims", label: claims.claims.title },
    { href: "/admin/log", label: texts.nav.log },
    { href: "/admin/sessions", label: texts.nav.sessions },
  ];
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <nav aria-label={texts.nav.label} className="flex flex-wrap gap-x-4 gap-y-1">
        {pages.map(({ href, label }) => (
          <a key={href} href={localePath(locale, href)} className="inline-flex min-h-6 items-center">
            {label}
          </a>
        ))}
      </nav>
      <form action={signOutAction} className="ms-auto flex flex-wrap items-center gap-2 text-muted">
        <input type="hidden" name="locale" value={locale} />
        <bdi>{fill(texts.nav.signedIn, { name })}</bdi>
        <button type="submit" className="control">
          {texts.nav.signOut}
        </button>
      </form>
    </div>
  );
}
