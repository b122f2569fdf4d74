"use client";

import { useActionState } from "react";

interface RemoveFormProps {
  readonly action: (failure: string | null, form: FormData) => Promise<string | null>;
  readonly locale: string;
  readonly subject: string;
  readonly stored: string;
  readonly seen: string;
  readonly labels: Readonly<Record<"title" | "help" | "sure" | "button", string>> & {
    /** The name of the field for a reason, where one is kept. */
    readonly reason?: string | undefined;
  };
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Removing, behind a fold and a box to tick. */
export function RemoveForm({ action, locale, subject, stored, seen, labels }: RemoveFormProps) {
  const [failure, submit, pending] = useActionState(action, null);
  return (
    <details className="mt-8 max-w-3xl" open={failure !== null}>
      <summary className="text-sm font-semibold text-error">{labels.title}</summary>
      <form action={submit} className="panel mt-2 grid gap-3 p-4 text-sm">
        {failure !== null && (
          <p ref={takeFocus} role="alert" tabIndex={-1} className="text-warning">
            {failure}
          </p>
        )}
        <p className="text-muted">{labels.help}</p>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="stored" value={stored} />
        <input type="hidden" name="seen" value={seen} />
        {labels.reason !== undefined && (
          <label className="grid gap-1">
            {labels.reason}
            <input name="reason" maxLength={300} className="control cursor-text" dir="auto" />
          </label>
        )}
        <label className="inline-flex items-center gap-2">
          <input type="checkbox" name="sure" value="yes" />
          {labels.sure}
        </label>
        <button type="submit" className="control justify-self-start text-error" disabled={pending}>
          {labels.button}
        </button>
      </form>
    </details>
  );
}
