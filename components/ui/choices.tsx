"use client";

import { useId, useState } from "react";

/** A label before its field; on a phone at the two ends of a line. */
const LABELLED = "flex items-center gap-1.5 text-sm text-muted max-sm:justify-between";

interface SegmentedProps<Value extends string> {
  readonly label: string;
  /** The label stands above the choices on every screen, as on a phone. */
  readonly labelled?: boolean;
  readonly options: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices, all in view. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, labelled = false, options, names, value, onChange } = props;
  return (
    <fieldset className={labelled ? "grid gap-1" : "inline-flex max-sm:grid max-sm:gap-1"} aria-label={label}>
      <span aria-hidden="true" className={`text-sm text-muted ${labelled ? "" : "sm:hidden"}`}>
        {label}
      </span>
      <span className="flex">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === value}
            className={`control justify-center rounded-none border-e-0 first:rounded-s-[5px] last:rounded-e-[5px] last:border-e max-sm:min-h-11 max-sm:flex-1 ${labelled ? "flex-1" : ""}`}
            onClick={() => onChange(option)}
          >
            {names[option]}
          </button>
        ))}
      </span>
    </fieldset>
  );
}

interface SelectProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of many choices, with its label before it. */
export function Select({ label, options, value, onChange }: SelectProps) {
  const id = useId();
  return (
    <span className={LABELLED}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="control max-w-56 pe-1 max-sm:min-h-11"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

interface TextChoiceProps {
  readonly label: string;
  readonly type: "date" | "text";
  readonly value: string;
  readonly help?: string;
  readonly suggestions?: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A date or a window: taken over when the field is left or Enter is pressed, so that typing asks nothing. */
export function TextChoice({ label, type, value, help, suggestions = [], onChange }: TextChoiceProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    if (typed !== null && typed !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <span className={LABELLED} title={help}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        className={`control cursor-text max-sm:min-h-11 ${type === "text" ? "w-28" : "w-36"}`}
        value={typed ?? value}
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => key === "Enter" && take()}
        dir="ltr"
      />
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </span>
  );
}
