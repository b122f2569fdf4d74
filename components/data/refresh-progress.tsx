import { languageOf } from "../../lib/i18n/routing.ts";
import type { RefreshedInstrument } from "../../lib/views/data/refresh-view.ts";
import { EnglishText } from "../text/english-text.tsx";
import { fill } from "../text/fill.ts";
import { bareNumber } from "../text/format.ts";
import { readerName } from "../text/reader-name.ts";
import type { RefreshTexts } from "./refresh-panel.tsx";

interface RefreshProgressProps {
  readonly instruments: readonly RefreshedInstrument[];
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
  readonly locale: string;
  readonly texts: RefreshTexts;
  readonly isRunning: boolean;
}

/** How far a refresh is, and what became of each series so far, the newest first while it runs. */
export function RefreshProgress({
  instruments,
  done,
  total,
  locale,
  texts,
  isRunning,
}: RefreshProgressProps) {
  const counted = total === null ? texts.starting : fill(texts.progress, { done, total });
  const rows = isRunning ? instruments.toReversed() : instruments;
  return (
    <div className="mt-2">
      {isRunning && (
        <p className="flex items-center gap-3">
          <progress
            className="h-2 w-48"
            aria-label={texts.running}
            aria-valuetext={counted}
            max={total ?? 1}
            {...(total === null ? {} : { value: done })}
          />
          <span>{counted}</span>
        </p>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list longer than its frame must scroll by keyboard
        <section className="mt-2 max-h-72 overflow-auto" tabIndex={0} aria-label={texts.list}>
          <table className="text-xs" data-testid="refresh-steps">
            <thead>
              <tr className="border-b border-rule text-muted">
                {Object.entries(texts.columns).map(([name, label]) => (
                  <th key={name} scope="col" className="px-2 py-1 text-start font-medium whitespace-nowrap">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((instrument) => (
                <Step key={instrument.symbol} instrument={instrument} locale={locale} texts={texts} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

interface StepProps extends Pick<RefreshProgressProps, "locale" | "texts"> {
  readonly instrument: RefreshedInstrument;
}

function Step({ instrument, locale, texts }: StepProps) {
  const { symbol, inserted, changed, rejected, milliseconds, problem } = instrument;
  return (
    <tr className="border-b border-grid align-top">
      <th scope="row" className="px-2 py-1 text-start font-semibold">
        <bdi>{symbol}</bdi>
      </th>
      {problem ? (
        <td colSpan={4} className="px-2 py-1 text-warning">
          <Problem problem={problem} locale={locale} texts={texts} />
        </td>
      ) : (
        [inserted, changed, rejected, bareNumber(milliseconds / 1000, 1)].map((figure, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never move
          <td key={column} className="px-2 py-1 text-end">
            {figure}
          </td>
        ))
      )}
    </tr>
  );
}

interface ProblemProps extends Pick<RefreshProgressProps, "locale" | "texts"> {
  readonly problem: NonNullable<RefreshedInstrument["problem"]>;
}

/** Why a series was not refreshed: the kind of cause in the reader's language, and the sentence that English has. */
function Problem({ problem: { code, message }, locale, texts }: ProblemProps) {
  return (
    <>
      {languageOf(locale) !== "en" && `${readerName(code, texts.causes, "")} `}
      <EnglishText text={message} locale={locale} summary={texts.inEnglish} />
    </>
  );
}
