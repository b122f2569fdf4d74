import type { Messages } from "../../i18n/messages.ts";
import type { KindPath, ReactionsOverview } from "../../lib/views/reactions-overview.ts";
import { PathPlot } from "../charts/path-plot.tsx";
import { fill } from "../fill.ts";
import { percent, signed } from "../format.ts";

interface KindPathsProps {
  readonly together: NonNullable<ReactionsOverview["together"]>;
  readonly locale: string;
  readonly messages: Messages;
}

/** CAAR by kind of announcement on one scale, each with its band and its figures. */
export function KindPaths({ together: { kinds, axis }, locale, messages }: KindPathsProps) {
  if (!axis) return null;
  return (
    <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {kinds.map((kind, index) => {
        const name = kind.kind ?? messages.reactions.allKinds;
        const last = percent(locale, kind.path.at(-1)?.car ?? null);
        return (
          <section key={name} className="panel p-3" data-testid={`kind-${kind.kind ?? "all"}`}>
            <h3 className="text-sm">
              {name}{" "}
              <span className="font-normal text-muted">
                {fill(messages.reactions.events, { count: kind.events })}
              </span>
            </h3>
            <PathPlot
              points={kind.path}
              value={axis}
              colour={(index % 6) + 1}
              locale={locale}
              summary={fill(messages.reactions.pathSummary, { kind: name, last })}
            />
            <KindFigures kind={kind} locale={locale} messages={messages} />
          </section>
        );
      })}
    </div>
  );
}

interface KindFiguresProps {
  readonly kind: KindPath;
  readonly locale: string;
  readonly messages: Messages;
}

function KindFigures({ kind: { path, averages }, locale, messages }: KindFiguresProps) {
  const { reactions: texts, event } = messages;
  return (
    <details className="mt-1 text-xs">
      <summary className="text-muted">{texts.figures}</summary>
      <table className="mt-1">
        <thead>
          <tr className="text-muted">
            {[event.session, texts.aarColumn, "CAAR", "95% −", "95% +"].map((heading) => (
              <th key={heading} scope="col" className="pe-3 text-start font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.map(({ session, car, low, high }, index) => (
            <tr key={session}>
              <td className="pe-3">{signed(locale, session, 0)}</td>
              <td className="pe-3">{percent(locale, averages[index]?.value ?? null)}</td>
              <td className="pe-3">{percent(locale, car)}</td>
              <td className="pe-3">{percent(locale, low)}</td>
              <td className="pe-3">{percent(locale, high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
