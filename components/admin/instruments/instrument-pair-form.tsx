"use client";

import { useActionState } from "react";

interface InstrumentPairFormProps {
  readonly action: (failure: string | null, form: FormData) => Promise<string | null>;
  readonly locale: string;
  /** Such as `JPY=X`. */
  readonly pair: string;
  /** The symbol of the instrument whose page this is. */
  readonly back: string;
  /** The pair's own form, filled: the way where the button can't add it. */
  readonly formHref: string;
  readonly labels: Readonly<Record<"needed" | "button" | "form", string>>;
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Says which pair a listing's figures lack, with the button that adds it. */
export function InstrumentPairForm({ action, labels, ...props }: InstrumentPairFormProps) {
  const [failure, submit, pending] = useActionState(action, null);
  return (
    <form action={submit} className="panel mt-3 grid max-w-3xl gap-2 p-4 text-sm">
      <p>{labels.needed}</p>
      {failure !== null && (
        <p ref={takeFocus} role="alert" tabIndex={-1} className="text-warning">
          {failure}{" "}
          <a href={props.formHref} className="underline">
            {labels.form}
          </a>
        </p>
      )}
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="pair" value={props.pair} />
      <input type="hidden" name="back" value={props.back} />
      <button type="submit" className="control justify-self-start" disabled={pending}>
        {labels.button}
      </button>
    </form>
  );
}
