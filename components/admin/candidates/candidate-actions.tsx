import type { Messages } from "../../../lib/i18n/messages.ts";
import { localePath } from "../../../lib/i18n/routing.ts";
import type { ReviewedCandidate } from "../../../lib/views/admin/candidates-admin.ts";
import { fill } from "../../text/fill.ts";

/** A server action that gets the form, whose field `id` is the candidate's number. */
type FormAction = (form: FormData) => void | Promise<void>;

/** What the page does when a person decides. */
export interface CandidateForms {
  readonly reject: FormAction;
  readonly reopen: FormAction;
}

interface CandidateActionsProps {
  readonly candidate: ReviewedCandidate;
  readonly forms: CandidateForms;
  readonly locale: string;
  readonly texts: Messages["candidates"];
}

/** Accept (which opens the filled form of a new announcement) and reject; or reopen what was decided. */
export function CandidateActions({ candidate, forms, locale, texts }: CandidateActionsProps) {
  const { id, title, status, decidedBy, formQuery } = candidate;
  if (status !== "open") {
    return (
      <form action={forms.reopen} className="flex flex-wrap items-center gap-2">
        <input type="hidden" name="id" value={id} />
        {decidedBy !== null && (
          <span className="text-xs text-muted">{fill(texts.by, { name: decidedBy })}</span>
        )}
        <button type="submit" className="control" aria-label={fill(texts.reopenOne, { title })}>
          {texts.reopen}
        </button>
      </form>
    );
  }
  return (
    <form action={forms.reject} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <a
        className="control"
        href={`${localePath(locale, "/admin/announcements/new")}?${formQuery}`}
        aria-label={fill(texts.acceptOne, { title })}
      >
        {texts.accept}
      </a>
      <button type="submit" className="control" aria-label={fill(texts.rejectOne, { title })}>
        {texts.reject}
      </button>
    </form>
  );
}
