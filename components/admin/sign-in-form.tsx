"use client";

import { useActionState } from "react";
import { TextField } from "./form/fields.tsx";

/** What signing in answers where it failed; the token is never sent back. */
export interface SignInState {
  readonly serial: number;
  readonly name: string;
  readonly failure: string | null;
}

interface SignInFormProps {
  readonly action: (state: SignInState, form: FormData) => Promise<SignInState>;
  readonly locale: string;
  /** The page to come back to. */
  readonly path: string;
  readonly labels: Readonly<Record<"token" | "tokenHelp" | "name" | "nameHelp" | "button", string>>;
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Token and name. */
export function SignInForm({ action, locale, path, labels }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, { serial: 0, name: "", failure: null });
  return (
    <form action={submit} className="mt-4 grid max-w-md gap-4">
      {state.failure !== null && (
        <p
          key={state.serial}
          ref={takeFocus}
          role="alert"
          tabIndex={-1}
          className="rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
        >
          {state.failure}
        </p>
      )}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="path" value={path} />
      <TextField
        key={`name ${state.serial}`}
        id="name"
        name="name"
        label={labels.name}
        hint={labels.nameHelp}
        value={state.name}
        autoComplete="name"
      />
      <TextField
        id="token"
        name="token"
        type="password"
        label={labels.token}
        hint={labels.tokenHelp}
        value=""
        autoComplete="current-password"
        latin
      />
      <button type="submit" className="control justify-self-start" disabled={pending}>
        {labels.button}
      </button>
    </form>
  );
}
