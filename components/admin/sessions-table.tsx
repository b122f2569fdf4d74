import type { OpenSession } from "../../lib/admin/access/session.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import { instantIn } from "../text/format.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface SessionsTableProps {
  readonly sessions: readonly OpenSession[];
  readonly locale: string;
  readonly texts: Messages["admin"]["sessions"];
  readonly end: (form: FormData) => Promise<void>;
}

/** Who is signed in, since when, last used and from where, each with its end, and the end of all but one's own. */
export function SessionsTable({ sessions, locale, texts, end }: SessionsTableProps) {
  return (
    <>
      <div className="mt-4">
        <ScrollPanel label={texts.title}>
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-muted">
                {[texts.who, texts.since, texts.lastUsed, texts.from, texts.end].map((title) => (
                  <th key={title} scope="col" className="px-3 py-2 text-start font-normal">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <SessionRow key={session.id} {...{ session, locale, texts, end }} />
              ))}
            </tbody>
          </table>
        </ScrollPanel>
      </div>
      {sessions.some(({ isOwn }) => !isOwn) && (
        <EndForm end={end} locale={locale} session="others" label={texts.endOthers} name={texts.endOthers} />
      )}
    </>
  );
}

type SessionRowProps = Omit<SessionsTableProps, "sessions"> & { readonly session: OpenSession };

function SessionRow({ session, locale, texts, end }: SessionRowProps) {
  const { id, name, createdAt, lastUsedAt, browser, address, isOwn } = session;
  return (
    <tr className="border-t border-grid">
      <th scope="row" className="px-3 py-2 text-start font-normal">
        <bdi className="font-semibold">{name}</bdi>
        {isOwn && <span className="ms-2 text-muted">{texts.own}</span>}
      </th>
      {[createdAt, lastUsedAt].map((at, column) => (
        <td key={column === 0 ? "since" : "last used"} className="whitespace-nowrap px-3 py-2">
          <time dateTime={new Date(at).toISOString()}>{instantIn(locale, at, "UTC")}</time>
        </td>
      ))}
      <td className="px-3 py-2">
        <Place address={address} browser={browser} texts={texts} />
      </td>
      <td className="px-3 py-2">
        <EndForm
          end={end}
          locale={locale}
          session={String(id)}
          label={texts.endOne}
          name={fill(texts.endNamed, { name })}
        />
      </td>
    </tr>
  );
}

type PlaceProps = Pick<OpenSession, "address" | "browser"> & Pick<SessionsTableProps, "texts">;

/** An address and a browser; what is not known is said so. */
export function Place({ address, browser, texts }: PlaceProps) {
  const known = [address === "unknown" ? texts.unknownAddress : address, browser].filter(
    (part) => part !== "",
  );
  return known.map((part, position) => (
    <span key={part}>
      {position > 0 && " · "}
      <bdi>{part}</bdi>
    </span>
  ));
}

interface EndFormProps extends Pick<SessionsTableProps, "end" | "locale"> {
  /** A session's number, or `others`. */
  readonly session: string;
  readonly label: string;
  readonly name: string;
}

function EndForm({ end, locale, session, label, name }: EndFormProps) {
  return (
    <form action={end} className="mt-2 first:mt-0">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="session" value={session} />
      <button type="submit" className="control" aria-label={name}>
        {label}
      </button>
    </form>
  );
}
