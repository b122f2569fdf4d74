import type { FileWords } from "../../../lib/admin/quotes/file-words.ts";
import type { Option } from "../form/fields.tsx";
import type { ShownInstrument, ShownLines, ShownQuoteFile } from "./quote-file-state.ts";

interface ShownTakenProps {
  readonly shown: ShownQuoteFile;
  readonly words: FileWords;
  readonly labels: Readonly<
    Record<"taken" | "columns" | "column" | "sample" | "meaning" | "say" | "unread", string>
  > & { readonly choices: { readonly columns: readonly Option[] } };
}

/** What a file was taken for, each of its columns with a choice to say otherwise. */
export function ShownTaken({ shown, words, labels }: ShownTakenProps) {
  const said = new Map(words.columns.map(({ name, meaning }) => [name, meaning]));
  return (
    <section aria-labelledby="taken" className="panel grid gap-3 p-4">
      <h2 id="taken" className="font-semibold">
        {labels.taken}
      </h2>
      {shown.problem && (
        <div className="rounded border border-warning bg-warning-paper p-3 text-warning">
          <p>{shown.problem.says}</p>
          <English text={shown.problem.detail} />
        </div>
      )}
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {shown.taken.map(({ name, value, isEnglish }) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">{isEnglish ? <English text={value} /> : <bdi>{value}</bdi>}</dd>
          </div>
        ))}
      </dl>
      {shown.columns.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full">
            <caption className="sr-only">{labels.columns}</caption>
            <thead>
              <tr className="text-muted">
                {[labels.column, labels.sample, labels.meaning, labels.say].map((name) => (
                  <th key={name} scope="col" className="px-2 py-1 text-start font-normal">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.columns.map(({ key, name, sample, meaning }) => (
                <tr key={key} className="border-t border-grid">
                  <th scope="row" className="px-2 py-1 text-start font-normal">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="px-2 py-1 text-muted">
                    <bdi>{sample}</bdi>
                  </td>
                  <td className="px-2 py-1">
                    {meaning ?? <span className="text-muted">{labels.unread}</span>}
                  </td>
                  <td className="px-2 py-1">
                    <input type="hidden" name="column-name" value={name} />
                    <select
                      name="column-meaning"
                      defaultValue={said.get(name) ?? ""}
                      aria-label={`${labels.say}: ${name}`}
                      className="control"
                    >
                      {labels.choices.columns.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface ShownWouldProps {
  readonly shown: ShownQuoteFile;
  readonly labels: Readonly<Record<"would" | "nothing", string>>;
}

/** What storing a file would change, instrument by instrument. */
export function ShownWould({ shown, labels }: ShownWouldProps) {
  return (
    <section aria-labelledby="would" className="panel grid gap-4 p-4">
      <h2 id="would" className="font-semibold">
        {labels.would}
      </h2>
      {shown.instruments.map((instrument) => (
        <Instrument key={instrument.symbol} instrument={instrument} />
      ))}
      {!shown.canStore && <p>{labels.nothing}</p>}
    </section>
  );
}

function Instrument({ instrument }: { readonly instrument: ShownInstrument }) {
  const { symbol, refused, detail, sentences, groups } = instrument;
  return (
    <div className="grid gap-1">
      <h3 className="font-semibold">
        <bdi dir="ltr">{symbol}</bdi>
      </h3>
      {refused !== null && <p className="text-warning">{refused}</p>}
      {detail !== null && <English text={detail} />}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {groups.map((group) => (
        <Lines key={group.title} group={group} />
      ))}
    </div>
  );
}

function Lines({ group: { title, lines, more, isEnglish } }: { readonly group: ShownLines }) {
  return (
    <div>
      <h4 className="text-muted">{title}</h4>
      <ul className="list-inside list-disc">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {isEnglish ? <English text={line} /> : <bdi>{line}</bdi>}
          </li>
        ))}
      </ul>
      {more !== null && <p>{more}</p>}
    </div>
  );
}

/** What the readers and the judge say, which is in English in every language. */
const English = ({ text }: { readonly text: string }) => (
  <bdi lang="en" dir="ltr" className="wrap-anywhere">
    {text}
  </bdi>
);
