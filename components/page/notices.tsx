import type { FilterProblem } from "../../lib/filters/parse.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StoreProblemCode } from "../../lib/store/problems.ts";
import type { SeriesNote } from "../../lib/views/data/series-notes.ts";
import { fill } from "../text/fill.ts";
import { clauses, colon } from "../text/lists.ts";
import { readerName, seriesName } from "../text/reader-name.ts";
import { translator } from "../text/translator.ts";

interface FilterProblemsProps {
  readonly problems: readonly FilterProblem[];
  readonly messages: Messages;
}

/** Which parts of the address could not be used; nothing when all could. */
export function FilterProblems({ problems, messages }: FilterProblemsProps) {
  if (problems.length === 0) return null;
  const { problems: texts, filter } = messages;
  const names: Readonly<Record<string, unknown>> = filter;
  const nameOf = (parameter: string) => {
    const label = names[parameter];
    return typeof label === "string" ? label : parameter;
  };
  return (
    <div
      role="alert"
      className="my-3 rounded border border-warning bg-warning-paper p-3 text-sm text-warning"
    >
      <p className="font-semibold">{texts.title}</p>
      <ul className="list-inside list-disc">
        {problems.map(({ parameter, code, given, count = 0 }) => (
          <li key={`${parameter} ${code} ${given}`}>
            {fill(texts[code], { parameter: nameOf(parameter), given, count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface SeriesNotesProps {
  readonly notes: readonly SeriesNote[];
  readonly locale: string;
  readonly messages: Messages;
}

/** What a reader must know of each series behind the page: range, stand-ins, flags and gaps. */
export function SeriesNotes({ notes, locale, messages }: SeriesNotesProps) {
  const t = translator(locale, messages, "notes");
  const facts = (note: SeriesNote) => [
    note.range ? t("range", note.range) : t("noBars"),
    ...(note.adjustedOnly ? [t("adjustedOnly")] : []),
    ...(note.closeOnly ? [t("closeOnly")] : []),
    ...(note.standInFor ? [t("standIn", { index: note.standInFor })] : []),
    ...(note.missing > 0 ? [t("missing", { count: note.missing })] : []),
    ...Object.entries(note.flags).map(([flag, count]) =>
      t("flagged", { flag: readerName(flag, messages.notes.flagNames), count }),
    ),
  ];
  return (
    <section aria-labelledby="series-notes" className="mt-6 text-xs text-muted">
      <h2 id="series-notes" className="text-sm text-ink">
        {t("title")}
      </h2>
      <ul className="mt-1 grid gap-x-6 gap-y-0.5 sm:grid-cols-2 xl:grid-cols-3">
        {notes.map((note) => (
          <li key={note.symbol}>
            <bdi className="text-ink">{note.symbol}</bdi> {seriesName(note, locale, messages.instrumentNames)}
            {colon(locale)}
            {clauses(locale, facts(note))}.
            {note.findings.error > 0 && (
              <>
                {" "}
                <a href={localePath(locale, "/data#findings")} className="text-error">
                  {t("errors", { count: note.findings.error })}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      <a href={localePath(locale, "/data")}>{t("more")}</a>
    </section>
  );
}

interface StoreNoticeProps {
  readonly code: StoreProblemCode;
  readonly messages: Messages;
}

/** Shown instead of a page when the database can't be used. */
export function StoreNotice({ code, messages }: StoreNoticeProps) {
  return (
    <div role="alert" data-passing className="panel mx-auto my-16 max-w-xl p-6">
      <h1 className="text-xl">{messages.states.storeTitle}</h1>
      <p className="mt-2 text-muted">{messages.states.storeProblems[code]}</p>
    </div>
  );
}
