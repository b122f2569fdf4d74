"use client";

import Link from "next/link";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { FinishedRefresh, RefreshState, RunningRefresh } from "../../lib/views/data/refresh-view.ts";
import { EnglishText } from "../text/english-text.tsx";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { utcMinute } from "./instants.ts";
import { RefreshProgress } from "./refresh-progress.tsx";
import { useRefresh } from "./use-refresh.ts";

/** The texts that the browser needs. */
export type RefreshTexts = Omit<Messages["refresh"], "asOf" | "none" | "behind" | "next" | "off"> &
  Pick<Messages["app"], "inEnglish">;

interface RefreshPanelProps {
  readonly initial: RefreshState;
  readonly admin: boolean;
  /** Where to sign in; null for someone who is, and where nobody can. */
  readonly signIn: string | null;
  readonly locale: string;
  readonly texts: RefreshTexts;
}

/** The Refresh button for whoever may press it, and for everyone how the refresh goes and how the last one went. */
export function RefreshPanel({ initial, admin, signIn, locale, texts }: RefreshPanelProps) {
  const { state, fault, isLost, start } = useRefresh(initial);
  const { running, last } = state;
  const said = fault ?? (running && isLost ? "lost" : null);
  return (
    <div className="mt-2 text-sm">
      <div className="flex flex-wrap items-center gap-3">
        {admin && (
          <button
            type="button"
            className="control disabled:cursor-default disabled:text-muted"
            onClick={start}
            disabled={running !== null}
          >
            {texts.button}
          </button>
        )}
        {signIn !== null && <Link href={signIn}>{texts.signIn}</Link>}
        <p aria-live="polite" data-testid="refresh-status">
          {running ? texts.running : last && <LastRefresh last={last} locale={locale} texts={texts} />}
        </p>
      </div>
      <div aria-live="polite">
        {said !== null && (
          <p className="mt-2 rounded border border-warning bg-warning-paper p-2 text-warning">
            {texts.problems[said]}
          </p>
        )}
      </div>
      <Steps running={running} last={last} locale={locale} texts={texts} />
    </div>
  );
}

function LastRefresh({
  last,
  locale,
  texts,
}: Pick<RefreshPanelProps, "locale" | "texts"> & { readonly last: FinishedRefresh }) {
  const { finishedAt, trigger, result, inserted, changed, message } = last;
  const time = leftToRight(locale, utcMinute(finishedAt));
  const when = fill(texts.last, { time, trigger: texts.triggers[trigger] });
  const isToldAlready = result === "busy" || result === "broken";
  return (
    <>
      {`${when} ${fill(texts.results[result], { inserted, changed })}`}
      {message !== null && !isToldAlready && (
        <span className="block text-muted">
          <EnglishText text={message} locale={locale} summary={texts.inEnglish} />
        </span>
      )}
    </>
  );
}

interface StepsProps {
  readonly running: RunningRefresh | null;
  readonly last: FinishedRefresh | null;
  readonly locale: string;
  readonly texts: RefreshTexts;
}

/** The steps of the refresh that runs; those of the last one folded away. */
function Steps({ running, last, locale, texts }: StepsProps) {
  if (running) {
    return (
      <RefreshProgress
        instruments={running.instruments}
        done={running.done}
        total={running.total}
        locale={locale}
        texts={texts}
        isRunning
      />
    );
  }
  if (!last || last.instruments.length === 0) return null;
  return (
    <details className="mt-2">
      <summary>{texts.list}</summary>
      <RefreshProgress
        instruments={last.instruments}
        done={last.done}
        total={last.done}
        locale={locale}
        texts={texts}
        isRunning={false}
      />
    </details>
  );
}
