"use client";

import clsx from "clsx";
import { type ReactNode, useActionState, useState } from "react";
import type { Control, Controls } from "../../../lib/admin/forms/controls.ts";
import type { AuditSubject } from "../../../lib/store/people/audit.ts";
import { fill } from "../../text/fill.ts";
import { type DrawnForm, FieldControl } from "./controls.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FieldGroup } from "./fields.tsx";
import { type FormState, openedForm } from "./form-state.ts";

/** What every form of the administration is drawn from. */
export interface SubjectFormProps extends Pick<DrawnForm, "controls" | "texts" | "choices"> {
  readonly subject: AuditSubject;
  readonly locale: string;
  /** The thing that is changed, as it was when the form opened; null for a new one. */
  readonly stored: { readonly key: string; readonly seen: string } | null;
  readonly values: FormState["values"];
  /** Kept with the form, for what it was opened from: `candidate` is the number of a candidate. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly formTexts: Readonly<Record<"problems" | "signedOut" | "signInAgain" | "save" | "cancel", string>>;
  readonly listHref: string;
  readonly signInHref: string;
}

interface SubjectFormParts<State extends FormState> extends SubjectFormProps {
  readonly state: State;
  readonly submit: (form: FormData) => void;
  readonly pending: boolean;
  /** What stands under a field, as looking a symbol up does. */
  readonly under?: Readonly<Record<string, ReactNode>>;
  /** What stands before the fields, and beside them where the page is wide enough. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
  /** Called with the form and the field's name whenever something in it was typed or chosen. */
  readonly onTyped?: (form: HTMLFormElement, name: string) => void;
  /** What stands after the fields. */
  readonly children?: ReactNode;
}

/** The form of a new or a stored thing. It works without JavaScript too: rows are added by the server. */
export function SubjectForm({
  action,
  ...props
}: SubjectFormProps & {
  readonly action: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const [state, submit, pending] = useActionState(action, openedForm(props.values));
  return <SubjectFields {...props} state={state} submit={submit} pending={pending} />;
}

/** A form with the state that its action answered. */
export function SubjectFields<State extends FormState>({
  state,
  submit,
  pending,
  under = {},
  above,
  beside,
  onTyped,
  children,
  ...props
}: SubjectFormParts<State>) {
  const { controls, texts, stored, formTexts } = props;
  const hasOtherButtons =
    above !== undefined ||
    beside !== undefined ||
    Object.keys(under).length > 0 ||
    Object.values(controls).some(({ control }) => control === "rows");
  const drawn = { controls, texts, choices: props.choices, state, isStored: stored !== null };
  const [isFor, choose] = useChosenFields(controls, state);
  return (
    <form
      action={submit}
      className={clsx(
        "mt-4 grid gap-5",
        beside === undefined
          ? "max-w-3xl"
          : "max-w-3xl lg:max-w-none lg:grid-cols-[minmax(0,48rem)_minmax(18rem,30rem)] lg:gap-x-6 lg:*:col-start-1",
      )}
      onChange={({ currentTarget, target }) => {
        if (target instanceof HTMLSelectElement) choose(target.name, target.value);
        onTyped?.(currentTarget, target.getAttribute("name") ?? "");
      }}
      noValidate
    >
      {hasOtherButtons && (
        // The Enter key presses a form's first button.
        <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
          {formTexts.save}
        </button>
      )}
      <ErrorSummary
        state={state}
        labels={formTexts}
        signInHref={props.signInHref}
        nameOf={(field) => fieldName(field, controls, texts)}
      />
      <input type="hidden" name="locale" value={props.locale} />
      <input type="hidden" name="subject" value={props.subject} />
      {stored && <input type="hidden" name="stored" value={stored.key} />}
      {stored && <input type="hidden" name="seen" value={stored.seen} />}
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {above}
      {beside}
      <div key={state.serial} className="grid min-w-0 gap-5">
        {groupsOf(controls).map(({ title, lines }) => (
          <FieldGroup key={title} title={texts[title] ?? title}>
            {lines.map((line) => (
              <Line key={line[0]} fields={line.filter(isFor)}>
                {line.map((name) => (
                  <div key={name} hidden={!isFor(name)} className="grid min-w-0 content-start gap-4">
                    <FieldControl name={name} form={drawn} under={under[name]} />
                  </div>
                ))}
              </Line>
            ))}
          </FieldGroup>
        ))}
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" name="intent" value="save" className="control font-semibold" disabled={pending}>
          {formTexts.save}
        </button>
        <a href={props.listHref} className="text-sm">
          {formTexts.cancel}
        </a>
      </div>
    </form>
  );
}

interface LineProps {
  /** The names of those that are to be seen. */
  readonly fields: readonly string[];
  readonly children: readonly ReactNode[];
}

/** Fields that stand side by side, three of them in thirds; one alone stands as it is. */
function Line({ fields, children }: LineProps) {
  if (children.length === 1) return children;
  const columns = { 0: "hidden", 1: "", 2: "sm:grid-cols-2" }[fields.length] ?? "sm:grid-cols-3";
  return <div className={`grid gap-4 ${columns}`}>{children}</div>;
}

/**
 * Which fields belong to what is chosen, and what notes a choice. Fields that do not keep what was typed in them. Every
 * answer of the server begins anew with what it holds, so without a script the server's answer shows them.
 */
function useChosenFields(controls: Controls, { serial, values }: FormState) {
  const [chosen, setChosen] = useState({ serial, by: values });
  const now = chosen.serial === serial ? chosen.by : values;
  const isFor = (name: string): boolean => {
    const only = controls[name]?.onlyFor;
    return only === undefined || only.values.includes(String(now[only.field] ?? ""));
  };
  const choose = (name: string, value: string) => {
    if (Object.values(controls).some(({ onlyFor }) => onlyFor?.field === name)) {
      setChosen({ serial, by: { ...now, [name]: value } });
    }
  };
  return [isFor, choose] as const;
}

/** The parts of a form with the names of their fields, line by line. */
function groupsOf(controls: Controls) {
  const groups = Map.groupBy(Object.entries(controls), ([, { group }]) => group);
  return [...groups].map(([title, fields]) => {
    const lines = Map.groupBy(fields, ([name, { line }]) => line ?? `only ${name}`);
    return { title, lines: [...lines.values()].map((line) => line.map(([name]) => name)) };
  });
}

/** A field as the summary of problems calls it: `sources.1.url` is "Source 2". */
function fieldName(field: string, controls: Controls, texts: DrawnForm["texts"]): string {
  const [name = "", row] = field.split(".");
  const control: Control | undefined = controls[name];
  if (!control) return texts[name] ?? name;
  const isRow = row !== undefined && (control.control === "rows" || control.control === "list");
  return isRow
    ? fill(texts[control.row] ?? name, { number: Number(row) + 1 })
    : (texts[control.label] ?? name);
}
