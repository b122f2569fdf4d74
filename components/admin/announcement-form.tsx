"use client";

import { useActionState } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";
import type { AnnouncementFormProps } from "./announcement-form-props.ts";
import { What, When } from "./announcement-parts.tsx";
import { Companies, Sources } from "./announcement-rows.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { openedForm } from "./form-state.ts";

/** The form of a new or a stored announcement. It works without JavaScript too: rows are added by the server. */
export function AnnouncementForm({ action, ...props }: AnnouncementFormProps) {
  const [state, submit, pending] = useActionState(action, openedForm(props.fields));
  const { labels, formLabels, stored } = props;
  return (
    <form action={submit} className="mt-4 grid max-w-3xl gap-5" noValidate>
      {/* The Enter key presses a form's first button. */}
      <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1} aria-hidden="true">
        {formLabels.save}
      </button>
      <ErrorSummary
        state={state}
        labels={formLabels}
        signInHref={props.signInHref}
        nameOf={(field) => nameOf(field, labels)}
      />
      <input type="hidden" name="locale" value={props.locale} />
      {stored && <input type="hidden" name="stored" value={stored.slug} />}
      {stored && <input type="hidden" name="seen" value={stored.seen} />}
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div key={state.serial} className="grid gap-5">
        <What state={state} {...props} />
        <When state={state} {...props} />
        <Sources state={state} {...props} />
        <Companies state={state} {...props} />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" name="intent" value="save" className="control font-semibold" disabled={pending}>
          {formLabels.save}
        </button>
        <a href={props.listHref} className="text-sm">
          {formLabels.cancel}
        </a>
      </div>
    </form>
  );
}

/** A field as the summary of problems calls it: `sources.1.url` is "Source 2". */
function nameOf(field: string, labels: Messages["admin"]["announcements"]): string {
  const [name = "", row] = field.split(".");
  if (name === "sources")
    return row === undefined ? labels.sources : fill(labels.source, { number: Number(row) + 1 });
  if (name === "companies") return fill(labels.companyRow, { number: Number(row) + 1 });
  if (name === "title") return labels.name;
  const names: Readonly<Record<string, unknown>> = labels;
  const label = names[name];
  return typeof label === "string" ? label : name;
}
