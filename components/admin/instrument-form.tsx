"use client";

import { useActionState } from "react";
import { fill } from "../text/fill.ts";
import { ErrorSummary } from "./error-summary.tsx";
import type { InstrumentFormProps } from "./instrument-form-props.ts";
import { InstrumentLookUp } from "./instrument-look-up.tsx";
import { Belongs, Benchmarks, What } from "./instrument-parts.tsx";
import { openedInstrument } from "./instrument-state.ts";

/** The form of a new or a stored instrument; looking up and saving are two buttons of it, without JavaScript too. */
export function InstrumentForm({ action, fields, ...props }: InstrumentFormProps) {
  const [state, submit, pending] = useActionState(action, openedInstrument(fields));
  const { labels, formLabels, stored } = props;
  return (
    <form action={submit} className="mt-4 grid max-w-3xl gap-5" noValidate>
      {/* The Enter key presses a form's first button. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        {formLabels.save}
      </button>
      <ErrorSummary
        state={state}
        labels={formLabels}
        signInHref={props.signInHref}
        nameOf={(field) => nameOf(field, labels)}
      />
      <input type="hidden" name="locale" value={props.locale} />
      {stored && <input type="hidden" name="stored" value={stored.symbol} />}
      {stored && <input type="hidden" name="seen" value={stored.seen} />}
      <div key={state.serial} className="grid gap-5">
        <What state={state} {...props}>
          <InstrumentLookUp state={state} label={labels.lookUp} pending={pending} fixed={stored !== null} />
        </What>
        <Belongs state={state} {...props} />
        <Benchmarks state={state} {...props} />
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
              {labels.unchecked}
            </label>
            <p id="unchecked-hint" className="text-xs text-muted">
              {labels.uncheckedHelp}
            </p>
          </div>
        )}
      </div>
      <p className="text-xs text-muted">{labels.checkHelp}</p>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" name="intent" value="save" className="control font-semibold" disabled={pending}>
          {formLabels.save}
        </button>
        <a href={props.listHref} className="text-sm">
          {formLabels.cancel}
        </a>
      </div>
    </form>
  );
}

/** A field as the summary of problems calls it: `benchmarks.1` is "Benchmark 2". */
function nameOf(field: string, labels: InstrumentFormProps["labels"]): string {
  const [name = "", row] = field.split(".");
  if (name === "benchmarks") return fill(labels.benchmark, { number: Number(row) + 1 });
  const names: Readonly<Record<string, string>> = labels;
  return names[name] ?? name;
}
