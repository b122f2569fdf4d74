import type { ReactNode } from "react";
import type { Control, Controls } from "../../../lib/admin/forms/controls.ts";
import { fill } from "../../text/fill.ts";
import { AreaField, CheckField, ChecksField, type Option, SelectField, TextField } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

/** A form as it stands: how its fields are typed, what they say, offer and hold, and what is wrong with them. */
export interface DrawnForm {
  readonly controls: Controls;
  /** By the names that the controls give them. */
  readonly texts: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, readonly Option[]>>;
  readonly state: Pick<FormState, "values" | "problems">;
  /** Its key can't be changed any more. */
  readonly isStored: boolean;
}

interface FieldControlProps {
  readonly name: string;
  readonly form: DrawnForm;
  /** What stands under the field. */
  readonly under?: ReactNode;
}

/** One field of a form, as its control says. */
export function FieldControl({ name, form, under }: FieldControlProps) {
  const control = form.controls[name];
  return (
    <>
      {control && drawn(name, control, form)}
      {under}
    </>
  );
}

function drawn(name: string, control: Control, form: DrawnForm): ReactNode {
  const { texts, choices, state } = form;
  const value = state.values[name];
  const field = {
    id: name,
    name,
    label: texts[control.label] ?? name,
    problem: problemAt(form, name),
  };
  switch (control.control) {
    case "check":
      return <CheckField {...field} isTicked={value === true} />;
    case "checks":
      return (
        <ChecksField
          {...field}
          name={control.sentAs}
          options={choices[control.choices] ?? []}
          ticked={strings(value)}
        />
      );
    case "list":
      return <List name={name} control={control} form={form} />;
    case "rows":
      return <Rows name={name} control={control} form={form} />;
    default: {
      const { language } = control;
      const text = { ...field, value: String(value ?? ""), hint: helpOf(control, form), language };
      if (control.control === "area") return <AreaField {...text} />;
      if (control.control === "select") {
        return <SelectField {...text} options={choices[control.choices] ?? []} />;
      }
      return (
        <>
          <TextField
            {...text}
            type={control.isAddress ? "url" : "text"}
            latin={control.latin}
            suggestions={control.suggestions}
            readOnly={control.fixed !== undefined && form.isStored}
          />
          {control.suggestions !== undefined && (
            <datalist id={control.suggestions}>
              {(choices[control.suggestions] ?? []).map((option) => (
                <option
                  key={option.value}
                  value={option.value}
                  label={option.label === option.value ? undefined : option.label}
                />
              ))}
            </datalist>
          )}
        </>
      );
    }
  }
}

type TextControl = Extract<Control, { readonly help?: string; readonly control: "text" | "area" | "select" }>;

function helpOf(control: TextControl, { texts, isStored }: DrawnForm): string | undefined {
  const fixed = control.control === "text" && isStored ? control.fixed : undefined;
  const help = fixed ?? control.help;
  return help === undefined ? undefined : texts[help];
}

interface ManyProps<Kind extends Control["control"]> {
  readonly name: string;
  readonly control: Extract<Control, { readonly control: Kind }>;
  readonly form: DrawnForm;
}

/** Values in order, with an empty row at the end. */
function List({ name, control, form }: ManyProps<"list">) {
  const values = strings(form.state.values[name]);
  const used = values.findLastIndex((value) => value !== "") + 1;
  const rows = Array.from({ length: Math.max(control.fewest, used + 1) }, (_row, at) => at);
  return (
    <>
      <Help name={name} control={control} form={form} />
      {rows.map((at) => (
        <SelectField
          key={at}
          id={`${name}.${at}`}
          name={control.sentAs}
          label={fill(form.texts[control.row] ?? "", { number: at + 1 })}
          value={values[at] ?? ""}
          problem={problemAt(form, `${name}.${at}`)}
          options={form.choices[control.choices] ?? []}
        />
      ))}
    </>
  );
}

/** Rows of several texts, with the button that adds one. */
function Rows({ name, control, form }: ManyProps<"rows">) {
  const { texts, choices, state } = form;
  const { row, more, parts, isNamedInside } = control;
  const values = state.values[name];
  const rows = Array.isArray(values) ? values : [];
  return (
    <>
      <Help name={name} control={control} form={form} />
      {rows.map((cells, at) => {
        const title = fill(texts[row] ?? "", { number: at + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the row is called by
          <fieldset key={at} className="grid gap-3 sm:grid-cols-2">
            <legend className={isNamedInside ? "sr-only" : "mb-2 text-sm"}>{title}</legend>
            {Object.entries(parts).map(
              ([part, { sentAs, label, isWide, isAddress, choices: named }], place) => {
                const says = texts[label] ?? part;
                const field = {
                  id: `${name}.${at}.${part}`,
                  name: sentAs,
                  label: isNamedInside && place === 0 ? `${title}: ${says}` : says,
                  value: String(cells[part] ?? ""),
                  problem: problemAt(form, `${name}.${at}.${part}`),
                };
                return (
                  <div key={part} className={isWide ? "sm:col-span-2" : "grid content-start"}>
                    {named === undefined ? (
                      <TextField {...field} type={isAddress ? "url" : "text"} />
                    ) : (
                      <SelectField {...field} options={choices[named] ?? []} />
                    )}
                  </div>
                );
              },
            )}
          </fieldset>
        );
      })}
      <button type="submit" name="intent" value={`more ${name}`} className="control justify-self-start">
        {texts[more]}
      </button>
    </>
  );
}

/** What is said before several rows, and what is wrong with them as a whole. */
function Help({ name, control, form }: ManyProps<"list" | "rows">) {
  const problem = problemAt(form, name);
  return (
    <p id={name} className="text-xs text-muted" tabIndex={-1}>
      {form.texts[control.help]}
      {problem && <strong className="block text-error">{problem}</strong>}
    </p>
  );
}

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The sentence about a field, or undefined. */
const problemAt = ({ state }: DrawnForm, field: string): string | undefined =>
  state.problems.find((problem) => problem.field === field)?.says;
