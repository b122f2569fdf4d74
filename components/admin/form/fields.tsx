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
  /** The language of what is typed, where it is not the reader's. */
  readonly language?: string | undefined;
}

/** The look of every field: as wide as its place, with a border that says when it can't be used. */
const box = (problem: string | undefined) =>
  clsx(
    "control prints-its-value w-full cursor-text whitespace-normal font-normal",
    problem && "border-error",
  );

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
      <Problem id={id} problem={problem} />
    </div>
  );
}

/** What is wrong with a field. */
function Problem({ id, problem }: Pick<FieldProps, "id" | "problem">) {
  if (!problem) return null;
  return (
    <p id={`${id}-problem`} className="text-xs font-semibold text-error">
      {problem}
    </p>
  );
}

interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "url" | "password";
  /** The id of a datalist with suggestions. */
  readonly suggestions?: string | undefined;
  readonly autoComplete?: string;
  /** Latin text such as addresses and dates, from left to right in every language. */
  readonly latin?: boolean | undefined;
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
        lang={field.language}
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
        lang={field.language}
        className={box(field.problem)}
        {...described(field)}
      />
    </Labelled>
  );
}

/** A value to choose, and how it reads. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
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

type BoxProps = Pick<FieldProps, "id" | "name" | "label" | "problem">;

/** One box to tick. */
export function CheckField({ isTicked, ...field }: BoxProps & { readonly isTicked: boolean }) {
  return (
    <div className="grid gap-1">
      <label className="inline-flex min-h-6 items-center gap-2 text-sm">
        <input
          id={field.id}
          type="checkbox"
          name={field.name}
          value="yes"
          defaultChecked={isTicked}
          {...described(field)}
        />
        {field.label}
      </label>
      <Problem {...field} />
    </div>
  );
}

interface ChecksFieldProps extends BoxProps {
  readonly options: readonly Option[];
  readonly ticked: readonly string[];
}

/** Boxes to tick, any number of them. */
export function ChecksField({ id, name, label, problem, options, ticked }: ChecksFieldProps) {
  return (
    <fieldset id={id} className="grid gap-2" aria-describedby={problem && `${id}-problem`}>
      <legend className="text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
        {options.map((option) => (
          <label key={option.value} className="inline-flex min-h-6 items-center gap-1.5">
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={ticked.includes(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <Problem id={id} problem={problem} />
    </fieldset>
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
