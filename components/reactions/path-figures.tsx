"use client";

import { useMemo } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { PathPoint } from "../../lib/reactions/paths/car-path.ts";
import type { ReactionPath } from "../../lib/views/reactions/reactions-paths.ts";
import { MISSING, percent, signed } from "../text/format.ts";
import { OwnTitle } from "../text/own-title.tsx";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

/** Of a pair's path what its row has: CAR by session, or why there is none. */
export interface PathFigure extends Pick<ReactionPath, "status"> {
  readonly event: string;
  readonly title: string;
  readonly symbol: string;
  readonly path: readonly Pick<PathPoint, "session" | "car">[];
  readonly isMeasured: boolean;
}

interface PathFiguresProps {
  readonly paths: PackedText<readonly PathFigure[]>;
  readonly locale: string;
  readonly texts: {
    readonly title: string;
    readonly caption: string;
    readonly columns: Pick<Messages["table"]["columns"], "announced" | "company">;
    readonly status: Messages["table"]["status"];
  };
}

/** The figures of the small charts: a row for each pair, a column for each session. */
export function PathFigures({ paths: packed, locale, texts }: PathFiguresProps) {
  const paths = useMemo(() => unpack(packed), [packed]);
  const sessions = paths.find(({ path }) => path.length > 0)?.path.map(({ session }) => session) ?? [];
  return (
    <details className="mt-4 text-sm">
      <summary className="text-muted">{texts.title}</summary>
      <ScrollPanel label={texts.caption}>
        <table className="text-xs whitespace-nowrap [&_td]:px-2 [&_td]:py-0.5">
          <caption className="sr-only">{texts.caption}</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="px-2 py-1 text-start font-medium">
                {texts.columns.announced}
              </th>
              <th scope="col" className="px-2 py-1 text-start font-medium">
                {texts.columns.company}
              </th>
              {sessions.map((session) => (
                <th key={session} scope="col" className="px-2 py-1 text-end font-medium">
                  {signed(locale, session, 0)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ event, title, symbol, path, status, isMeasured }) => (
              <tr key={`${event} ${symbol}`} className="border-t border-grid">
                <th scope="row" className="max-w-48 truncate px-2 py-0.5 text-start font-normal">
                  <OwnTitle>{title}</OwnTitle>
                </th>
                <td>
                  <bdi>{symbol}</bdi>
                </td>
                {isMeasured ? (
                  path.map(({ session, car }) => (
                    <td key={session} className="text-end">
                      {percent(locale, car)}
                    </td>
                  ))
                ) : (
                  <td colSpan={Math.max(1, sessions.length)} className="text-muted">
                    {MISSING} {texts.status[status]}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollPanel>
    </details>
  );
}
