import type { ShownVerdict } from "./claim-state.ts";

interface VerdictPanelProps {
  readonly verdict: ShownVerdict | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly pending: boolean;
}

/** How the figure in the form compares, before it is stored: the verdict, what was measured, and every reading tried. */
export function VerdictPanel({ verdict, texts, pending }: VerdictPanelProps) {
  return (
    <section
      aria-labelledby="verdict-title"
      className="panel grid min-w-0 content-start gap-2 p-4 text-sm lg:sticky lg:top-4 lg:col-start-2! lg:row-span-4 lg:row-start-1 lg:self-start"
      data-testid="typed-verdict"
    >
      <h2 id="verdict-title" className="font-semibold">
        {texts.verdict}
      </h2>
      <div aria-live="polite" className="grid min-w-0 gap-2">
        <p className="text-base font-semibold text-pretty" dir="auto">
          {verdict?.says ?? texts.noVerdict}
        </p>
        {verdict?.measured && <p>{verdict.measured}</p>}
        {verdict?.stands && <p className="text-muted">{verdict.stands}</p>}
        {verdict?.unusual && <p className="text-muted text-pretty">{verdict.unusual}</p>}
      </div>
      {verdict && verdict.readings.length > 0 && (
        <details>
          <summary className="min-h-6 text-muted">{texts.readings}</summary>
          <ul className="mt-1 divide-y divide-grid">
            {verdict.readings.map(({ name, formula, isFormula, value, fits }) => (
              <li key={name} className="py-1.5">
                <span className="flex flex-wrap justify-between gap-x-3">
                  <span>{name}</span>
                  <span className="font-semibold">{value}</span>
                </span>
                <span className="block text-xs text-muted wrap-anywhere">
                  {isFormula ? <bdi dir="ltr">{formula}</bdi> : formula}
                </span>
                <span className="block text-xs text-muted">{fits}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="text-xs text-muted">{texts.verdictHelp}</p>
      <button
        type="submit"
        name="intent"
        value="check"
        className="control justify-self-start"
        disabled={pending}
      >
        {texts.check}
      </button>
    </section>
  );
}
