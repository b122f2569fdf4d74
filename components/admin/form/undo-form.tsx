"use client";

import { useActionState } from "react";

export interface UndoFormProps {
  readonly action: (failure: string | null, form: FormData) => Promise<string | null>;
  readonly locale: string;
  readonly entry: number;
  readonly labels: Readonly<Record<"button" | "name", string>>;
}

/** The button that takes an entry of the log back. */
export function UndoForm({ action, locale, entry, labels }: UndoFormProps) {
  const [failure, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="ms-auto flex flex-wrap items-center gap-2">
      {failure !== null && (
        <p role="alert" className="text-warning">
          {failure}
        </p>
      )}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="entry" value={entry} />
      <button type="submit" className="control" aria-label={labels.name} disabled={pending}>
        {labels.button}
      </button>
    </form>
  );
}
