"use client";

import { useActionState } from "react";
import type { FileWords } from "../../../lib/admin/quotes/file-words.ts";
import { fill } from "../../text/fill.ts";
import { FileField } from "../file-field.tsx";
import { ChecksField, FieldGroup, type Option, SelectField, TextField } from "../form/fields.tsx";
import type { QuoteFileState } from "./quote-file-state.ts";
import { ShownTaken, ShownWould } from "./shown-quote-file.tsx";

type FieldName = "symbol" | "listed" | "letIn";
type ChoiceName = "prices" | "volume" | "dates";

/** What the form says, and what its choices are. */
export interface QuoteFileLabels
  extends Readonly<
    Record<
      | FieldName
      | `${FieldName}Help`
      | ChoiceName
      | "file"
      | "larger"
      | "look"
      | "again"
      | "keptFile"
      | "words"
      | "wordsHelp"
      | "confirm"
      | "taken"
      | "columns"
      | "column"
      | "sample"
      | "meaning"
      | "say"
      | "unread"
      | "would"
      | "store"
      | "nothing"
      | "seeData"
      | "tooLarge",
      string
    >
  > {
  readonly choices: Readonly<Record<ChoiceName | "confirm" | "columns", readonly Option[]>>;
}

interface QuoteFileFormProps {
  readonly action: (state: QuoteFileState, form: FormData) => Promise<QuoteFileState>;
  readonly locale: string;
  readonly opened: FileWords;
  readonly labels: QuoteFileLabels;
  readonly largestBytes: number;
  readonly dataHref: string;
}

/** A file is looked at, what it was taken for is corrected where need be, and what was shown is stored. */
export function QuoteFileForm({
  action,
  locale,
  opened,
  labels,
  largestBytes,
  dataHref,
}: QuoteFileFormProps) {
  const [state, submit, pending] = useActionState(action, {
    serial: 0,
    words: opened,
    problems: [],
    failure: null,
    shown: null,
    done: null,
  });
  const { shown } = state;
  return (
    <div className="mt-4 grid max-w-4xl gap-5 text-sm">
      {state.done !== null && (
        <p role="status" className="font-semibold">
          {state.done} <a href={dataHref}>{labels.seeData}</a>
        </p>
      )}
      <form action={submit} key={state.serial} className="grid gap-5">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="kept" value={shown?.file ?? ""} />
        <input type="hidden" name="sign" value={shown?.sign ?? ""} />
        <div className="flex flex-wrap items-end gap-3">
          <FileField
            label={labels.file}
            accept=".csv,.tsv,.txt,.xlsx,text/csv"
            largestBytes={largestBytes}
            tooLarge={labels.tooLarge}
            failure={state.failure}
            serial={state.serial}
          />
          <button type="submit" name="intent" value="look" className="control" disabled={pending}>
            {labels.look}
          </button>
          <p className="w-full text-xs text-muted">{labels.larger}</p>
        </div>
        {shown && <p>{fill(labels.keptFile, { name: shown.kept })}</p>}
        {shown && <ShownTaken shown={shown} labels={labels} words={state.words} />}
        <Words state={state} labels={labels} />
        {shown && (
          <button
            type="submit"
            name="intent"
            value="look"
            className="control justify-self-start"
            disabled={pending}
          >
            {labels.again}
          </button>
        )}
        {shown && <ShownWould shown={shown} labels={labels} />}
        {shown?.canStore && (
          <button
            type="submit"
            name="intent"
            value="store"
            className="control justify-self-start font-semibold"
            disabled={pending}
          >
            {labels.store}
          </button>
        )}
      </form>
    </div>
  );
}

/** What a person can say of a file that it does not say itself. */
function Words({ state, labels }: { readonly state: QuoteFileState; readonly labels: QuoteFileLabels }) {
  const { words, problems } = state;
  const problemAt = (field: string) => problems.find((one) => one.field === field)?.says;
  const text = (id: FieldName, name: string = id) => (
    <TextField
      id={id}
      name={name}
      label={labels[id]}
      value={words[id]}
      hint={labels[`${id}Help`]}
      problem={problemAt(id)}
      latin
    />
  );
  const choice = (id: ChoiceName) => (
    <SelectField id={id} name={id} label={labels[id]} value={words[id]} options={labels.choices[id]} />
  );
  return (
    <FieldGroup title={labels.words}>
      <p className="text-xs text-muted">{labels.wordsHelp}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {text("symbol")}
        {choice("prices")}
        {choice("volume")}
        {choice("dates")}
        {text("listed")}
        {text("letIn", "let-in")}
      </div>
      <ChecksField
        id="confirm"
        name="confirm"
        label={labels.confirm}
        options={labels.choices.confirm}
        ticked={words.confirm}
      />
    </FieldGroup>
  );
}
