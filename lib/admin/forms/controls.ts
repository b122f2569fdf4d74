/** What stands in one field of a form, as typed: a text, a ticked box, texts, or rows of several texts each. */
export type FieldValue = string | boolean | readonly string[] | readonly Readonly<Record<string, string>>[];
/** What stands in a form, by field. */
export type FormValues = Readonly<Record<string, FieldValue>>;

/** One text of a form; what is said of it stands in the subject's messages under these names. */
interface TextPart<Text extends string> {
  readonly label: Text;
  readonly help?: Text;
  /** Latin text such as addresses and dates, from left to right in every language. */
  readonly latin?: boolean;
  readonly isAddress?: boolean;
  /** Of what is typed, where it is another than the reader's. */
  readonly language?: "en" | "zh" | "ar";
  /** The name of the values that it is one of. */
  readonly choices?: string;
}

/** A part of a row: which field of the form sends it, and whether it takes the row's whole width. */
interface RowPart<Text extends string> extends TextPart<Text> {
  readonly sentAs: string;
  readonly isWide?: boolean;
}

/** How a field is typed: the form is drawn from it, and what was sent is read by it. */
export type Control<Text extends string = string> = {
  /** The title of the part of the form in which it stands; parts come in the order of their first fields. */
  readonly group: Text;
  /** Fields of one line stand side by side. */
  readonly line?: string;
  /** It stands in the form only while another field, a choice, has one of these values. */
  readonly onlyFor?: { readonly field: string; readonly values: readonly string[] };
} & (
  | (TextPart<Text> & {
      readonly control: "text";
      /** The name of values that are suggested; others can be typed. */
      readonly suggestions?: string;
      /** What is said of the key in place of its help once it can't be changed any more. */
      readonly fixed?: Text;
    })
  | (TextPart<Text> & { readonly control: "area" })
  | (TextPart<Text> & { readonly control: "select"; readonly choices: string })
  | { readonly control: "check"; readonly label: Text }
  /** Boxes to tick, any number of them. */
  | { readonly control: "checks"; readonly label: Text; readonly sentAs: string; readonly choices: string }
  /** Values in order, with an empty row at the end. `row` names one: `Benchmark {number}`. */
  | {
      readonly control: "list";
      readonly label: Text;
      readonly help: Text;
      readonly row: Text;
      readonly sentAs: string;
      readonly choices: string;
      readonly fewest: number;
    }
  /** Rows of several texts; `more` is the button that adds one. */
  | {
      readonly control: "rows";
      readonly label: Text;
      readonly help: Text;
      readonly row: Text;
      readonly more: Text;
      /** The row's name stands before its first field's instead of above the row. */
      readonly isNamedInside?: boolean;
      readonly parts: Readonly<Record<string, RowPart<Text>>>;
    }
);
export type Controls = Readonly<Record<string, Control>>;

/** The keys of a subject's messages that are one sentence. */
export type TextKey<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? Key : never;
}[keyof Texts] &
  string;

/** The fields of a form that was sent; what is missing or no text counts as empty. */
export function sentValues(controls: Controls, form: FormData): FormValues {
  const texts = (name: string) => form.getAll(name).map((value) => (typeof value === "string" ? value : ""));
  const sentIn = (name: string, control: Control): FieldValue => {
    if (control.control === "check") return texts(name).includes("yes");
    if (control.control === "checks" || control.control === "list") return texts(control.sentAs);
    if (control.control !== "rows") return texts(name)[0] ?? "";
    const columns = Object.entries(control.parts).map(([part, { sentAs }]) => ({
      part,
      cells: texts(sentAs),
    }));
    const rows = columns[0]?.cells ?? [];
    return rows.map((_cell, at) =>
      Object.fromEntries(columns.map(({ part, cells }) => [part, cells[at] ?? ""])),
    );
  };
  return mapped(controls, sentIn);
}

/** The form of a thing that is not there yet; an address may bring its texts (`?symbol=JPY%3DX`). */
export const emptyValues = (controls: Controls, given: ReadonlyMap<string, string> = new Map()): FormValues =>
  mapped(controls, (name, control) => {
    if (control.control === "check") return false;
    if (control.control === "checks" || control.control === "list") return [];
    return control.control === "rows" ? [emptyRow(control)] : (given.get(name) ?? "");
  });

/** A stored thing as its form shows it, where its fields have the form's names; null is empty. */
export const shownValues = (controls: Controls, entity: Readonly<Record<string, unknown>>): FormValues =>
  mapped(controls, (name, control) => {
    const value = entity[name];
    if (control.control === "check") return value === true;
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    if (control.control === "checks" || control.control === "list") return items.map(String);
    if (control.control !== "rows") return String(value ?? "");
    const rows = items.map((item) =>
      mapped(control.parts, (part) => String(new Map(Object.entries(item ?? {})).get(part) ?? "")),
    );
    return rows.length > 0 ? rows : [emptyRow(control)];
  });

/** The same form with one more row of a field. */
export function withRow(controls: Controls, values: FormValues, name: string): FormValues {
  const [control, rows] = [controls[name], values[name]];
  if (control?.control !== "rows" || !Array.isArray(rows)) return values;
  return { ...values, [name]: [...rows, emptyRow(control)] };
}

const emptyRow = ({ parts }: { readonly parts: object }): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(parts).map((part) => [part, ""]));

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (name: string, from: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([name, from]) => [name, to(name, from)]));
