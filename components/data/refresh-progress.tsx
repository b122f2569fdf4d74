import type { RefreshedInstrument } from "../../lib/views/data/refresh-view.ts";
import { fill } from "../text/fill.ts";
import { bareNumber } from "../text/format.ts";
import type { RefreshTexts } from "./refresh-panel.tsx";

interface RefreshProgressProps {
  readonly instruments: readonly RefreshedInstrument[];
  readonly done: number;
  /** Null until it is known. */
  readonly total: number | null;
  readonly texts: RefreshTexts;
  readonly isRunning: boolean;
}

/** How far a refresh is, and what became of each series so far, the newest first while it runs. */
export function RefreshProgress({ instruments, done, total, texts, isRunning }: RefreshProgressProps) {
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
                <Step key={instrument.symbol} instrument={instrument} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function Step({ instrument }: { readonly instrument: RefreshedInstrument }) {
  const { symbol, inserted, changed, rejected, milliseconds, problem } = instrument;
  return (
    <tr className="border-b border-grid align-top">
      <th scope="row" className="px-2 py-1 text-start font-semibold">
        <bdi>{symbol}</bdi>
      </th>
      {problem ? (
        <td colSpan={4} className="px-2 py-1 text-warning">
          <bdi lang="en">{problem.message}</bdi>
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
