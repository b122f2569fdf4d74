"use client";

import type { FormState } from "./form-state.ts";

interface ErrorSummaryProps {
  readonly state: Pick<FormState, "serial" | "problems" | "failure" | "signedOut">;
  readonly labels: {
    readonly problems: string;
    readonly signedOut: string;
    readonly signInAgain: string;
  };
  readonly signInHref: string;
  /** The name of a field as the form shows it. */
  readonly nameOf: (field: string) => string;
}

/** Stable, so that the summary takes the focus once, when it appears. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Why nothing was saved, with a link to every field that can't be used; it takes the focus. */
export function ErrorSummary({ state, labels, signInHref, nameOf }: ErrorSummaryProps) {
  const { serial, problems, failure, signedOut } = state;
  if (problems.length === 0 && failure === null && !signedOut) return null;
  return (
    <div
      key={serial}
      ref={takeFocus}
      role="alert"
      tabIndex={-1}
      className="rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
    >
      {signedOut && (
        <p>
          {labels.signedOut}{" "}
          <a href={signInHref} target="_blank" rel="noopener" className="underline">
            {labels.signInAgain}
          </a>
        </p>
      )}
      {failure !== null && <p>{failure}</p>}
      {problems.length > 0 && (
        <>
          <p className="font-semibold">{labels.problems}</p>
          <ul className="list-inside list-disc">
            {problems.map(({ field, says }) => (
              <li key={field}>
                <a href={`#${field}`} className="underline">
                  {nameOf(field)}
                </a>{" "}
                {says}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
