"use client";

import { useActionState } from "react";
import { SubjectFields, type SubjectFormProps } from "../form/subject-form.tsx";
import { InstrumentLookUp } from "./instrument-look-up.tsx";
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
