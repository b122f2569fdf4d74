"use client";

interface PlainChoiceProps {
  readonly name: string;
  readonly label: string;
  /** True where the first option says what it is. */
  readonly hidden?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
}

/** A choice of the browser's own, in a form. */
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

interface PlainListsProps {
  readonly lists: readonly Pick<PlainChoiceProps, "name" | "label" | "options">[];
  /** What the button says that sends the form. */
  readonly submit: string;
}

/**
 * Lists to choose from where no script runs. A client component round `<noscript>`, because what the server makes
 * elements of comes in parts where it is long, and a script does not find the place of a later part inside.
 */
export function PlainLists({ lists, submit }: PlainListsProps) {
  return (
    <noscript>
      {lists.map((list) => (
        <PlainChoice key={list.name} {...list} hidden value="" />
      ))}
      <button type="submit" className="control font-semibold">
        {submit}
      </button>
    </noscript>
  );
}
