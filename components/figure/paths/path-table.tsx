"use client";

import { useMemo } from "react";
import type { PathPoint } from "../../../lib/reactions/paths/car-path.ts";
import { MISSING, percent, signed } from "../../text/format.ts";
import type { PackedText } from "../../text/pack.ts";
import { unpack } from "../../text/unpack.ts";

interface PathTableProps {
  readonly path: PackedText<readonly PathPoint[]>;
  /** Average abnormal returns, one for each session, where the path is one of averages. */
  readonly averages?: PackedText<readonly (number | null)[]>;
  readonly texts: {
    readonly pathTable: string;
    readonly session: string;
    /** The second column: the date, or the averages. */
    readonly second: string;
    /** `CAR` or `CAAR`. */
    readonly cumulative: string;
  };
  readonly locale: string;
}

/** The figures of a CAR chart for those who do not see it. */
export function PathTable({ path: packed, averages: packedAverages, texts, locale }: PathTableProps) {
  const path = useMemo(() => unpack(packed), [packed]);
  const averages = useMemo(() => packedAverages && unpack(packedAverages), [packedAverages]);
  return (
    <details className="mt-2 text-sm">
      <summary className="text-muted">{texts.pathTable}</summary>
      <table className="spaced-figures mt-1 text-xs">
        <thead>
          <tr>
            {[texts.session, texts.second, texts.cumulative, "95% −", "95% +"].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {path.map(({ session, date, car, low, high }, index) => (
            <tr key={session}>
              <td>{signed(locale, session, 0)}</td>
              <td>{averages ? percent(locale, averages[index] ?? null) : (date ?? MISSING)}</td>
              <td>{percent(locale, car)}</td>
              <td>{percent(locale, low)}</td>
              <td>{percent(locale, high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
