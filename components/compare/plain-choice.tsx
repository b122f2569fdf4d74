"use client";

interface PlainChoiceProps {
  readonly name: string;
  readonly label: string;
  /** True where the first option says what it is. */
  readonly hidden?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

/**
 * A choice of the browser's own, in a form. A client component because a list that the server makes elements of comes
 * in parts where it is long, and inside `<noscript>` a script does not find the place of the later ones.
 */
export function PlainChoice({ name, label, hidden = false, options, value }: PlainChoiceProps) {
  return (
    <label className="flex max-w-full items-center gap-1.5 text-muted">
      <span className={hidden ? "sr-only" : ""}>{label}</span>
      <select name={name} defaultValue={value} key={value} className="control max-w-64 pe-1">
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
