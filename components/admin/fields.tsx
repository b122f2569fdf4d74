import clsx from "clsx";
import type { ReactNode } from "react";

interface FieldProps {
  /** The place in the form, unique in it; what is wrong is found under the same name. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/** The look of every field: as wide as its place, with a border that says when it can't be used. */
const box = (problem: string | undefined) =>
  clsx("control w-full cursor-text whitespace-normal font-normal", problem && "border-error");

/** What a screen reader adds to a field's name: its hint and what is wrong with it. */
function described({ id, hint, problem }: Pick<FieldProps, "id" | "hint" | "problem">) {
  const ids = [...(hint ? [`${id}-hint`] : []), ...(problem ? [`${id}-problem`] : [])];
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": problem ? true : undefined,
  };
}

/** A label over a field, with a hint and what is wrong under it. */
function Labelled({
  id,
  label,
  hint,
  problem,
  children,
}: Pick<FieldProps, "id" | "label" | "hint" | "problem"> & { readonly children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="text-xs font-semibold text-error">
          {problem}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "url" | "password";
  /** The id of a datalist with suggestions. */
  readonly suggestions?: string;
  readonly autoComplete?: string;
  /** Latin text such as addresses and dates, from left to right in every language. */
  readonly latin?: boolean;
}

/** One line of text. The browser checks nothing: the server does, in the reader's language. */
export function TextField({
  type = "text",
  suggestions,
  autoComplete = "off",
  latin,
  ...field
}: TextFieldProps) {
  return (
    <Labelled {...field}>
      <input
        id={field.id}
        name={field.name}
        type={type === "url" ? "text" : type}
        inputMode={type === "url" ? "url" : undefined}
        defaultValue={field.value}
        list={suggestions}
        autoComplete={autoComplete}
        readOnly={field.readOnly}
        dir={latin || type === "url" ? "ltr" : "auto"}
        className={clsx(box(field.problem), field.readOnly && "bg-raised")}
        {...described(field)}
      />
    </Labelled>
  );
}

/** Several lines of text. */
export function AreaField({ rows = 3, ...field }: FieldProps & { readonly rows?: number }) {
  return (
    <Labelled {...field}>
      <textarea
        id={field.id}
        name={field.name}
        rows={rows}
        defaultValue={field.value}
        dir="auto"
        className={box(field.problem)}
        {...described(field)}
      />
    </Labelled>
  );
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of several; a value that is not among them is offered as it is, so that it is not lost. */
export function SelectField({ options, ...field }: SelectFieldProps) {
  const known = options.some(({ value }) => value === field.value);
  return (
    <Labelled {...field}>
      <select
        id={field.id}
        name={field.name}
        defaultValue={field.value}
        className={clsx(box(field.problem), "cursor-pointer")}
        {...described(field)}
      >
        {!known && <option value={field.value}>{field.value}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Several fields under one title. */
export function FieldGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="panel grid min-w-0 gap-4 p-4">
      <legend className="px-1 text-base font-semibold">{title}</legend>
      {children}
    </fieldset>
  );
}
