import { fill } from "../text/fill.ts";
import type { AnnouncementPartProps } from "./announcement-form-props.ts";
import { FieldGroup, SelectField, TextField } from "./fields.tsx";
import { problemAt } from "./form-state.ts";

/** The addresses where the announcement was read. */
export function Sources({ state, labels }: AnnouncementPartProps) {
  const problem = problemAt(state, "sources");
  return (
    <FieldGroup title={labels.sources}>
      <p id="sources" className="text-xs text-muted" tabIndex={-1}>
        {labels.rowsHelp}
        {problem && <strong className="block text-error">{problem}</strong>}
      </p>
      {state.fields.sources.map(({ url, evidence }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the row is called by
        <fieldset key={at} className="grid gap-3">
          <legend className="sr-only">{fill(labels.source, { number: at + 1 })}</legend>
          <TextField
            id={`sources.${at}.url`}
            name="sourceUrl"
            type="url"
            label={`${fill(labels.source, { number: at + 1 })}: ${labels.url}`}
            value={url}
            problem={problemAt(state, `sources.${at}.url`)}
          />
          <TextField
            id={`sources.${at}.evidence`}
            name="sourceEvidence"
            label={labels.evidence}
            value={evidence}
            problem={problemAt(state, `sources.${at}.evidence`)}
          />
        </fieldset>
      ))}
      <button type="submit" name="intent" value="more sources" className="control justify-self-start">
        {labels.moreSources}
      </button>
    </FieldGroup>
  );
}

/** The companies that it concerns, each with its role. */
export function Companies({ state, labels, choices }: AnnouncementPartProps) {
  return (
    <FieldGroup title={labels.companies}>
      <p className="text-xs text-muted">{labels.rowsHelp}</p>
      {state.fields.companies.map(({ company, role, sourceUrl }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the row is called by
        <fieldset key={at} className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-2 text-sm">{fill(labels.companyRow, { number: at + 1 })}</legend>
          <SelectField
            id={`companies.${at}.company`}
            name="company"
            label={labels.company}
            value={company}
            problem={problemAt(state, `companies.${at}.company`)}
            options={[{ value: "", label: labels.noCompany }, ...choices.companies]}
          />
          <SelectField
            id={`companies.${at}.role`}
            name="role"
            label={labels.role}
            value={role}
            problem={problemAt(state, `companies.${at}.role`)}
            options={[{ value: "", label: labels.noRole }, ...choices.roles]}
          />
          <div className="sm:col-span-2">
            <TextField
              id={`companies.${at}.sourceUrl`}
              name="companySource"
              type="url"
              label={labels.companySource}
              value={sourceUrl}
              problem={problemAt(state, `companies.${at}.sourceUrl`)}
            />
          </div>
        </fieldset>
      ))}
      <button type="submit" name="intent" value="more companies" className="control justify-self-start">
        {labels.moreCompanies}
      </button>
    </FieldGroup>
  );
}
