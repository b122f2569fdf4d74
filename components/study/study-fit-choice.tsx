import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StudyFitView } from "../../lib/views/study/study-fit.ts";
import { fill } from "../text/fill.ts";
import { ownDirection } from "../text/left-to-right.ts";

/** The page of one date's fit, without a language. */
const FIT_PAGE = "/study/fit";
const FORM = "fit-of-date";

interface StudyQueryProps {
  /** The query string of the study. */
  readonly query: string;
}

/** The study as fields of a form; the empty one says that a form made the address, which is then made short. */
const StudyFields = ({ query }: StudyQueryProps) => (
  <>
    {[...new URLSearchParams(query), ["day", ""] as const].map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);

/**
 * The one form of a study's page that all of its `FitButton`s send. A link for each date would hold all dates each time:
 * the page would grow by the square of them.
 */
export const FitForm = ({ query, locale }: StudyQueryProps & { readonly locale: string }) => (
  <form id={FORM} method="get" action={localePath(locale, FIT_PAGE)} className="hidden">
    <StudyFields query={query} />
  </form>
);

interface FitButtonProps {
  /** What chooses the date. */
  readonly date: string;
  readonly title: string;
  readonly texts: Pick<Messages["study"]["fit"], "open" | "openOf">;
}

/** Leads to the plots of a date's fit, with the whole study in the address; it works without a script. */
export const FitButton = ({ date, title, texts }: FitButtonProps) => (
  <button
    type="submit"
    form={FORM}
    name="date"
    value={date}
    className="target no-print text-start text-accent hover:underline"
    aria-label={fill(texts.openOf, { title })}
  >
    {texts.open}
  </button>
);

interface FitDateChoiceProps extends Pick<StudyFitView, "query" | "dates"> {
  /** What chooses the date that is shown; null for none. */
  readonly chosen: string | null;
  readonly locale: string;
  readonly texts: Messages["study"]["fit"];
}

/** Chooses another of the study's dates; nothing where there is no other. */
export function FitDateChoice({ query, dates, chosen, locale, texts }: FitDateChoiceProps) {
  if (dates.length === 0 || (dates.length === 1 && chosen !== null)) return null;
  return (
    <form
      method="get"
      action={localePath(locale, FIT_PAGE)}
      className="no-print mt-2 flex flex-wrap items-center gap-2 text-sm"
    >
      <StudyFields query={query} />
      <label className="flex min-w-0 items-center gap-1.5 text-muted">
        {texts.date}
        <select
          name="date"
          defaultValue={chosen ?? undefined}
          className="control max-w-64 min-w-0 pe-1 max-md:min-h-11"
        >
          {dates.map(({ title, key }) => (
            <option key={key} value={key}>
              {ownDirection(locale, title)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="control max-md:min-h-11">
        {texts.show}
      </button>
    </form>
  );
}
