"use client";

import { useActionState } from "react";
import { FileField } from "./file-field.tsx";

/** What a file would change, in sentences; nothing is written yet. */
export interface ShownImport {
  /** The file and the plan that the second step confirms. */
  readonly file: string;
  readonly sign: string;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly { readonly name: string; readonly details: readonly string[] }[];
    readonly more: string | null;
  }[];
  /** The button's text; null where there is nothing to apply. */
  readonly apply: string | null;
}

/** Where an import stands. */
export interface ImportState {
  readonly serial: number;
  readonly failure: string | null;
  readonly shown: ShownImport | null;
  readonly done: string | null;
}

interface ImportFormProps {
  readonly action: (state: ImportState, form: FormData) => Promise<ImportState>;
  readonly locale: string;
  readonly labels: Readonly<Record<"file" | "look" | "nothing" | "tooLarge", string>>;
  readonly largestBytes: number;
}

/** First a file is looked at, then what was shown is confirmed. */
export function ImportForm({ action, locale, labels, largestBytes }: ImportFormProps) {
  const [state, submit, pending] = useActionState(action, {
    serial: 0,
    failure: null,
    shown: null,
    done: null,
  });
  return (
    <div className="mt-4 grid max-w-3xl gap-5 text-sm">
      {state.done !== null && (
        <p role="status" className="font-semibold">
          {state.done}
        </p>
      )}
      <form action={submit} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="intent" value="look" />
        <FileField
          label={labels.file}
          accept=".csv,text/csv"
          largestBytes={largestBytes}
          tooLarge={labels.tooLarge}
          failure={state.failure}
          serial={state.serial}
        />
        <button type="submit" className="control" disabled={pending}>
          {labels.look}
        </button>
      </form>
      {state.shown && (
        <form action={submit} key={state.shown.sign} className="panel grid gap-4 p-4">
          {state.shown.groups.map(({ title, items, more }) => (
            <section key={title} aria-label={title}>
              <h2 className="font-semibold">{title}</h2>
              <ul className="list-inside list-disc">
                {items.map(({ name, details }) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                    {details.map((detail) => (
                      <span key={detail} dir="auto" className="ms-5 block text-xs text-muted wrap-anywhere">
                        {detail}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
              {more !== null && <p>{more}</p>}
            </section>
          ))}
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="kept" value={state.shown.file} />
          <input type="hidden" name="sign" value={state.shown.sign} />
          {state.shown.apply === null ? (
            <p>{labels.nothing}</p>
          ) : (
            <button type="submit" className="control justify-self-start font-semibold" disabled={pending}>
              {state.shown.apply}
            </button>
          )}
        </form>
      )}
    </div>
  );
}
