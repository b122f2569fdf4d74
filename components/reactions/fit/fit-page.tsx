import type { ReactNode } from "react";
import type { FilterProblem } from "../../../lib/filters/parse.ts";
import type { Messages } from "../../../lib/i18n/messages.ts";
import type { Reaction } from "../../../lib/reactions/reaction.ts";
import type { ShownFit } from "../../../lib/views/fit-plots.ts";
import { FilterProblems } from "../../page/notices.tsx";
import { fill } from "../../text/fill.ts";
import { leftToRight, ownDirection } from "../../text/left-to-right.ts";
import { MethodPopover } from "../statistics/definition-popover.tsx";
import { FitReport } from "./fit-report.tsx";

interface FitPageProps {
  /** What the fit is of: an announcement or a date, and a listing. */
  readonly reaction: Pick<Reaction, "title" | "symbol" | "status">;
  /** Null where nothing could be fitted; the reaction's status says why. */
  readonly found: ShownFit | null;
  readonly problems: readonly FilterProblem[];
  /** Where the reaction stands, with the method, and what that is called. */
  readonly back: { readonly href: string; readonly text: string };
  /** What else can be tried there, where nothing could be fitted. */
  readonly wayOn: string;
  /** The query that `/api/v1/fit` gives the plotted figures by. */
  readonly file: string;
  /** What chooses another fit. */
  readonly children?: ReactNode;
  readonly locale: string;
  readonly messages: Messages;
}

/** The page of one fit: what it is of, the way back, and all of it, or why there is none and what to try. */
export function FitPage(props: FitPageProps) {
  const { reaction, found, problems, back, wayOn, file, children, locale, messages } = props;
  const { fit: texts, table, methods } = messages;
  return (
    <>
      <h1 className="mt-4 text-2xl text-pretty">
        {fill(texts.title, {
          title: ownDirection(locale, reaction.title),
          symbol: leftToRight(locale, reaction.symbol),
        })}
      </h1>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <a href={back.href} className="target">
          {back.text}
        </a>
        {found && (
          <a href={`/api/v1/fit?${file}`} className="target no-print" rel="nofollow" download>
            {texts.file}
          </a>
        )}
      </p>
      {children}
      <FilterProblems problems={problems} messages={messages} />
      {found ? (
        <FitReport
          found={found}
          nameOf={(method) => (
            <MethodPopover
              method={method}
              id="fit"
              label={methods.sections[method].name}
              messages={messages}
            />
          )}
          heading="h2"
          locale={locale}
          texts={texts}
        />
      ) : (
        <p className="panel mt-3 p-4 text-sm text-warning" data-testid="no-fit">
          {fill(texts.none, { status: reaction.status === "ok" ? "–" : table.status[reaction.status] })}{" "}
          <a href={back.href}>{wayOn}</a>
        </p>
      )}
    </>
  );
}
