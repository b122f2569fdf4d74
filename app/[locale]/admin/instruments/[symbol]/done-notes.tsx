import { fill } from "../../../../../components/text/fill.ts";
import type { Messages } from "../../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../../lib/i18n/routing.ts";

interface DoneNotesProps {
  /** What the page comes from: `added`, `saved` or `pair`. */
  readonly done: string;
  readonly pair: string;
  readonly company: string | null;
  readonly locale: string;
  readonly messages: Messages;
}

/** What was done, and, where that needs quotes, how they come. */
export function DoneNotes({ done, pair, company, locale, messages }: DoneNotesProps) {
  const { instruments: texts } = messages.adminReference;
  const said = {
    added: messages.admin.form.added,
    saved: messages.admin.form.saved,
    pair: /^[A-Z]{3}=X$/.test(pair) ? fill(texts.pairAdded, { pair }) : "",
  };
  const isKnown = done === "added" || done === "saved" || done === "pair";
  if (!isKnown || said[done] === "") return null;
  return (
    <div className="my-2 max-w-3xl text-sm">
      <p role="status" className="text-base font-semibold">
        {said[done]}
      </p>
      {done !== "saved" && (
        <p>
          {texts.quotes}{" "}
          <code dir="ltr" className="rounded bg-raised px-1">
            {company === null ? "npm run ingest" : `npm run ingest -- --company ${company}`}
          </code>
          {" · "}
          <a href={localePath(locale, "/data")}>{texts.quotesLink}</a>
        </p>
      )}
    </div>
  );
}
