import type { AnnouncementPartProps } from "./announcement-form-props.ts";
import { AreaField, FieldGroup, SelectField, TextField } from "./fields.tsx";
import { problemAt } from "./form-state.ts";

/** What was announced, and by whom. */
export function What({ state, labels, choices, stored }: AnnouncementPartProps) {
  const { fields } = state;
  const kindsProblem = problemAt(state, "kinds");
  const field = (name: "slug" | "title" | "titleZh" | "titleAr" | "maker" | "lane" | "note") => ({
    id: name,
    name,
    value: fields[name],
    problem: problemAt(state, name),
  });
  return (
    <FieldGroup title={labels.what}>
      <TextField {...field("title")} label={labels.name} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("titleZh")} label={labels.titleZh} hint={labels.titleOtherHelp} />
        <TextField {...field("titleAr")} label={labels.titleAr} hint={labels.titleOtherHelp} />
      </div>
      <TextField
        {...field("slug")}
        label={labels.slug}
        hint={stored ? labels.slugFixed : labels.slugHelp}
        readOnly={stored !== null}
        latin
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field("maker")} label={labels.maker} />
        <SelectField
          {...field("lane")}
          label={labels.lane}
          options={[{ value: "", label: labels.noRole }, ...choices.lanes]}
        />
      </div>
      <fieldset id="kinds" className="grid gap-2" aria-describedby={kindsProblem && "kinds-problem"}>
        <legend className="text-sm font-semibold">{labels.kinds}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
          {choices.kinds.map(({ value, label }) => (
            <label key={value} className="inline-flex min-h-6 items-center gap-1.5">
              <input
                type="checkbox"
                name="kind"
                value={value}
                defaultChecked={fields.kinds.includes(value)}
              />
              {label}
            </label>
          ))}
        </div>
        {kindsProblem && (
          <p id="kinds-problem" className="text-xs font-semibold text-error">
            {kindsProblem}
          </p>
        )}
      </fieldset>
      <TextField
        id="newKinds"
        name="newKinds"
        value={fields.newKinds}
        label={labels.newKinds}
        hint={labels.newKindsHelp}
      />
      <AreaField {...field("note")} label={labels.note} />
    </FieldGroup>
  );
}

/** When it was announced, and how exactly that is known. */
export function When({ state, labels, choices }: AnnouncementPartProps) {
  const { fields } = state;
  const field = (name: "precision" | "date" | "time" | "zone") => ({
    id: name,
    name,
    value: fields[name],
    problem: problemAt(state, name),
  });
  return (
    <FieldGroup title={labels.when}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField {...field("precision")} label={labels.precision} options={choices.precisions} />
        <TextField {...field("zone")} label={labels.zone} hint={labels.zoneHelp} suggestions="zones" latin />
        <TextField {...field("date")} label={labels.date} hint={labels.dateHelp} latin />
        <TextField {...field("time")} label={labels.time} hint={labels.timeHelp} latin />
      </div>
      <datalist id="zones">
        {choices.zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </FieldGroup>
  );
}
