import type { Metadata } from "next";
import { headers } from "next/headers";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { DEFAULT_LOCALE, localePath } from "../../lib/i18n/routing.ts";

const languageAsked = async () => (await headers()).get("x-locale") ?? DEFAULT_LOCALE;

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesIn(await languageAsked()).states.notFoundTitle };
}

export default async function NotFound() {
  const locale = await languageAsked();
  const { states, nav } = messagesIn(locale);
  return (
    <div className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{states.notFoundTitle}</h1>
      <p className="mt-2 text-muted">{states.notFoundHelp}</p>
      <p className="mt-2 flex gap-4">
        <a href={localePath(locale, "/events")}>{nav.events}</a>
        <a href={localePath(locale, "/companies")}>{nav.companies}</a>
      </p>
    </div>
  );
}
