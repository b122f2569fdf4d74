"use client";

import { useActionState } from "react";
import type { CompanyFields } from "../../lib/admin/companies/company-form.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FieldGroup, TextField } from "./fields.tsx";
import { type FormState, openedForm, problemAt } from "./form-state.ts";

type CompanyLabels = Pick<
  Messages["adminReference"]["companies"],
  "slug" | "slugHelp" | "slugFixed" | "nameEn" | "nameZh" | "nameAr" | "position" | "positionHelp" | "what"
>;

interface CompanyFormProps {
  readonly action: (state: FormState<CompanyFields>, form: FormData) => Promise<FormState<CompanyFields>>;
  readonly locale: string;
  readonly fields: CompanyFields;
  /** The company that is changed, as it was when the form opened; null for a new one. */
  readonly stored: { readonly slug: string; readonly seen: string } | null;
  readonly labels: CompanyLabels;
  readonly formLabels: Messages["admin"]["form"];
  readonly listHref: string;
  readonly signInHref: string;
}

/** The form of a new or a stored company. */
export function CompanyForm({ action, stored, labels, formLabels, ...props }: CompanyFormProps) {
  const [state, submit, pending] = useActionState(action, openedForm(props.fields));
  const field = (name: keyof CompanyFields) => ({
    id: name,
    name,
    label: labels[name],
    value: state.fields[name],
    problem: problemAt(state, name),
  });
  const names: Readonly<Record<string, string>> = labels;
  return (
    <form action={submit} className="mt-4 grid max-w-3xl gap-5" noValidate>
      <ErrorSummary
        state={state}
        labels={formLabels}
        signInHref={props.signInHref}
        nameOf={(name) => names[name] ?? name}
      />
      <input type="hidden" name="locale" value={props.locale} />
      {stored && <input type="hidden" name="stored" value={stored.slug} />}
      {stored && <input type="hidden" name="seen" value={stored.seen} />}
      <FieldGroup key={state.serial} title={labels.what}>
        <TextField
          {...field("slug")}
          hint={stored ? labels.slugFixed : labels.slugHelp}
          readOnly={stored !== null}
          latin
        />
        <TextField {...field("nameEn")} />
        <TextField {...field("nameZh")} />
        <TextField {...field("nameAr")} />
        <TextField {...field("position")} hint={labels.positionHelp} latin />
      </FieldGroup>
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
