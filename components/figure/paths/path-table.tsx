import type { Messages } from "../../../lib/i18n/messages.ts";
import type { PathPoint } from "../../../lib/reactions/car-path.ts";
import { MISSING, percent, signed } from "../../text/format.ts";

interface PathTableProps {
  readonly path: readonly PathPoint[];
  /** `CAR` or `CAAR`. */
  readonly heading: string;
  /** Average abnormal returns by session, where the path is one of averages. */
  readonly averages?: readonly { readonly session: number; readonly value: number | null }[];
  readonly locale: string;
  readonly messages: Messages;
}

/** The figures of a CAR chart for those who do not see it. */
export function PathTable({ path, heading, averages, locale, messages }: PathTableProps) {
  const { event: texts, reactions } = messages;
  const second = averages ? reactions.aarColumn : texts.date;
  return (
    <details className="mt-2 text-sm">
      <summary className="text-muted">{texts.pathTable}</summary>
      <table className="mt-1 text-xs">
        <thead>
          <tr className="text-muted">
            {[texts.session, second, heading, "95% −", "95% +"].map((column) => (
              <th key={column} scope="col" className="pe-4 text-start font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.map(({ session, date, car, low, high }, index) => (
            <tr key={session}>
              <td className="pe-4">{signed(locale, session, 0)}</td>
              <td className="pe-4">
                {averages ? percent(locale, averages[index]?.value ?? null) : (date ?? MISSING)}
              </td>
              <td className="pe-4">{percent(locale, car)}</td>
              <td className="pe-4">{percent(locale, low)}</td>
              <td className="pe-4">{percent(locale, high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
