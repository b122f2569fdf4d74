import type { Messages } from "../../lib/i18n/messages.ts";
import type { LoggedAccess } from "../../lib/views/admin/announcements-admin.ts";
import { fill } from "../text/fill.ts";
import { instantIn } from "../text/format.ts";
import { translator } from "../text/translator.ts";
import { Place } from "./sessions-table.tsx";

interface AccessEntryProps {
  readonly entry: LoggedAccess;
  readonly locale: string;
  readonly messages: Messages;
}

/** One line of the log about a session: who signed in or out, whose session ended and why, or wrong tokens. */
export function AccessEntry({ entry, locale, messages }: AccessEntryProps) {
  const { id, at, action, detail } = entry;
  return (
    <li id={`entry-${id}`} className="panel flex flex-wrap items-center gap-x-3 gap-y-1 p-3 text-sm">
      <span className="text-muted">#{id}</span>
      <span className="wrap-anywhere">{sentence(entry, locale, messages)}</span>
      <time dateTime={new Date(at).toISOString()} className="text-muted">
        {instantIn(locale, at, "UTC")}
      </time>
      {action === "signed in" && (
        <span className="text-muted">
          <Place
            address={detail.address ?? "unknown"}
            browser={detail.browser ?? ""}
            texts={messages.admin.sessions}
          />
        </span>
      )}
    </li>
  );
}

function sentence({ action, actor, key, detail }: LoggedAccess, locale: string, messages: Messages): string {
  const { access } = messages.admin.log;
  const t = translator(locale, messages, "admin.log.access");
  const { sessions } = messages.admin;
  switch (action) {
    case "signed in":
    case "signed out":
      return fill(access[action], { actor });
    case "ended":
      return fill(access.ended, { actor, name: detail.name ?? "" });
    case "ran out":
      return fill(access.ranOut[detail.reason ?? "rest"], { actor });
    case "wrong token": {
      const addresses: Readonly<Record<string, string>> = {
        "*": sessions.otherAddresses,
        unknown: sessions.unknownAddress,
      };
      return t("wrongTokens", { count: detail.count ?? 1, address: addresses[key] ?? key });
    }
  }
}
