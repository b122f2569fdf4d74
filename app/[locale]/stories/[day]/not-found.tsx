import { headers } from "next/headers";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { DEFAULT_LOCALE, localePath } from "../../../../lib/i18n/routing.ts";

/** A date that no calendar has: what is wrong with it, and the way to the days that there are. */
export default async function NoSuchDay() {
  const locale = (await headers()).get("x-locale") ?? DEFAULT_LOCALE;
  const { stories, links } = messagesIn(locale);
  return (
    <div className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{stories.noSuchDay}</h1>
      <p className="mt-2">
        <a href={localePath(locale, "/stories")}>{links.stories}</a>
      </p>
    </div>
  );
}
