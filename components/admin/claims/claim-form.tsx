"use client";

import { type ReactNode, useActionState, useRef, useState } from "react";
import { SubjectFields, type SubjectFormProps } from "../form/subject-form.tsx";
import { type ClaimFormState, openedClaim, type ShownVerdict } from "./claim-state.ts";
import { SentenceStep } from "./sentence-step.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

interface ClaimFormProps extends SubjectFormProps {
  readonly action: (state: ClaimFormState, form: FormData) => Promise<ClaimFormState>;
  /** How a form compares as it stands; null where nobody is signed in any more. */
  readonly check: (form: FormData) => Promise<ShownVerdict | null>;
  /** The verdict on a stored claim; null for a new one. */
  readonly verdict: ShownVerdict | null;
}

/** How long nothing is typed before the figure is checked again. */
const PAUSE_MILLISECONDS = 500;

/**
 * The form of a new or a stored claim: a sentence from which rules propose the figure, the subject and the measure; the
 * fields that a person confirms; and beside them how the figure compares. Proposing, checking and saving are three
 * buttons of it, without JavaScript too; with it the figure is checked as it is typed.
 */
export function ClaimForm({ action, check, verdict, ...props }: ClaimFormProps) {
  const [state, submit, pending] = useActionState(action, openedClaim(props.values, verdict));
  const [live, checkSoon] = useLiveVerdict(check, state);
  const { texts, stored } = props;
  const notes = Object.fromEntries(
    state.proposed.map((field) => [field, <Proposed key={field} label={texts.proposed ?? ""} />]),
  );
  return (
    <SubjectFields
      {...props}
      state={state}
      submit={submit}
      pending={pending}
      under={{
        ...notes,
        measure: (
          <>
            {notes.measure}
            <noscript>
              <p className="text-xs text-muted">{texts.measureFields}</p>
            </noscript>
          </>
        ),
      }}
      above={stored === null ? <SentenceStep state={state} texts={texts} pending={pending} /> : undefined}
      beside={<VerdictPanel verdict={live} texts={texts} pending={pending} />}
      onTyped={(form, name) => {
        // The sentence is read when that is asked for, and no verdict hangs on our own words.
        if (props.controls[name]?.group === props.controls.reported?.group) checkSoon(form);
      }}
    />
  );
}

/** That a field holds what rules propose. */
function Proposed({ label }: { readonly label: string }): ReactNode {
  return (
    <p className="-mt-3 text-xs text-warning" data-testid="proposed">
      {label}
    </p>
  );
}

/**
 * The verdict of the server's last answer, or a later one of what was typed since; and what asks for one once typing
 * pauses. An answer that comes after a later question, or after the form was sent, is dropped.
 */
function useLiveVerdict(check: ClaimFormProps["check"], { serial, verdict }: ClaimFormState) {
  const [live, setLive] = useState({ serial, verdict });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const checkSoon = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    asked.current += 1;
    const number = asked.current;
    timer.current = setTimeout(async () => {
      // Where the server does not answer, what stood there last is of another figure.
      const answer = await check(new FormData(form)).catch(() => null);
      if (number === asked.current) setLive({ serial, verdict: answer });
    }, PAUSE_MILLISECONDS);
  };
  return [live.serial === serial ? live.verdict : verdict, checkSoon] as const;
}
