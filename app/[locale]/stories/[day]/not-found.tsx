import { headers } from "next/headers";
import { messagesIn } from "../../../../lib/i18n/messages.ts";
import { DEFAULT_LOCALE, localePath } from "../../../../lib/i18n/routing.ts";

/** Instead of the page of a day that there is not. */
export default async function NoSuchDay() {
  const locale = (await headers()).get("x-locale") ?? DEFAULT_LOCALE;
  const { stories } = messagesIn(locale);
  return (
    <div className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{stories.noSuchDay}</h1>
      <p className="mt-2 text-muted">{stories.noSuchDayHelp}</p>
      <p className="mt-2">
        <a href={localePath(locale, "/stories")}>{stories.title}</a>
      </p>
    </div>
  );
}
