"use client";

import { useActionState } from "react";
import { SubjectFields, type SubjectFormProps } from "../form/subject-form.tsx";
import { type InstrumentFormState, openedInstrument } from "./instrument-state.ts";

interface InstrumentFormProps extends SubjectFormProps {
  readonly action: (state: InstrumentFormState, form: FormData) => Promise<InstrumentFormState>;
}

/** The form of a new or a stored instrument; looking up and saving are two buttons of it, without JavaScript too. */
export function InstrumentForm({ action, ...props }: InstrumentFormProps) {
  const [state, submit, pending] = useActionState(action, openedInstrument(props.values));
  const { texts, stored } = props;
  const lookUp = (
    <InstrumentLookUp state={state} label={texts.lookUp ?? ""} pending={pending} fixed={stored !== null} />
  );
  return (
    <SubjectFields {...props} state={state} submit={submit} pending={pending} under={{ symbol: lookUp }}>
      {state.offersUnchecked && (
        <div className="panel grid gap-1 p-4 text-sm">
          <label className="inline-flex min-h-6 items-center gap-2 font-semibold">
            <input
              type="checkbox"
              name="unchecked"
              value="yes"
              defaultChecked={state.unchecked}
              aria-describedby="unchecked-hint"
            />
            {texts.unchecked}
          </label>
          <p id="unchecked-hint" className="text-xs text-muted">
            {texts.uncheckedHelp}
          </p>
        </div>
      )}
      <p className="text-xs text-muted">{texts.checkHelp}</p>
    </SubjectFields>
  );
}

interface InstrumentLookUpProps {
  readonly state: Pick<InstrumentFormState, "found" | "matches" | "problems">;
  readonly label: string;
  readonly pending: boolean;
  /** The instrument is stored: another symbol can't be taken. */
  readonly fixed: boolean;
}

/** The fields are drawn anew, so the focus would be lost; where fields differ, their summary takes it. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** The button that looks the typed symbol or name up, and what came of it: a sentence, and symbols to take. */
function InstrumentLookUp({ state, label, pending, fixed }: InstrumentLookUpProps) {
  const { found, matches, problems } = state;
  return (
    <div className="grid gap-2 text-sm">
      <button
        type="submit"
        name="intent"
        value="look up"
        className="control justify-self-start"
        disabled={pending}
      >
        {label}
      </button>
      {found !== null && (
        <p ref={problems.length === 0 ? takeFocus : undefined} role="status" tabIndex={-1} dir="auto">
          {found}
        </p>
      )}
      {matches.length > 0 && (
        <ul className="divide-y divide-grid">
          {matches.map(({ symbol, name, about, take }) => (
            <li key={symbol} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
              <span className="min-w-0 grow wrap-anywhere">
                <bdi className="font-semibold">{symbol}</bdi> <bdi>{name}</bdi>
                <span className="block text-xs text-muted">{about}</span>
              </span>
              {take !== null && !fixed && (
                <button
                  type="submit"
                  name="intent"
                  value={`take ${symbol}`}
                  className="control"
                  disabled={pending}
                >
                  {take}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
