"use client";

import { Lightbulb, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FIRST_VISIT_COOKIE, firstVisitEnd } from "../../ui/first-visit.ts";
import { remember, remembered } from "../../ui/reader-cookie.ts";
import type { ReadingWalkProps } from "./reading-walk.tsx";

interface IntroductionLineProps extends Pick<ReadingWalkProps, "event" | "symbol" | "day"> {
  readonly steps: readonly { readonly title: string; readonly place: string; readonly content: ReactNode }[];
  readonly labels: ReadingWalkProps["labels"] & { readonly show: string; readonly hide: string };
  /** Said where the walk's code did not come. */
  readonly failure: string;
  /** The reader asked for it by a link, so it starts by itself; on a first visit it takes nothing. */
  readonly asked: boolean;
}

/** A page that the browser goes back to is drawn from before the line was hidden. */
let isOver = false;

type Walk = typeof import("./reading-walk.tsx").ReadingWalk;

/**
 * One line that offers to show how the page is read, until it is hidden or the walk has been taken. On a phone it stands
 * in what the filters leave of their row, right under the headline that it belongs to.
 */
export function IntroductionLine({ asked, failure, labels, ...walk }: IntroductionLineProps) {
  const [shown, setShown] = useState(asked || !isOver);
  const [Walk, setWalk] = useState<Walk | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  const starter = useRef<HTMLButtonElement>(null);

  const start = () => {
    setOpen(true);
    import("./reading-walk.tsx").then(
      ({ ReadingWalk }) => setWalk(() => ReadingWalk),
      () => setFailed(true),
    );
  };
  useEffect(() => {
    if (asked) {
      setOpen(true);
      import("./reading-walk.tsx").then(({ ReadingWalk }) => setWalk(() => ReadingWalk));
    } else if (remembered(FIRST_VISIT_COOKIE) === undefined)
      remember(FIRST_VISIT_COOKIE, String(firstVisitEnd(Date.now())));
  }, [asked]);

  /** It is not offered again; the line itself stays where it is as long as the page, so that nothing moves. */
  const settle = () => {
    isOver = true;
    remember(FIRST_VISIT_COOKIE, "0");
    const address = new URL(window.location.href);
    if (!address.searchParams.has(FIRST_VISIT_COOKIE)) return;
    address.searchParams.delete(FIRST_VISIT_COOKIE);
    window.history.replaceState(null, "", address);
  };
  if (!shown) return null;
  return (
    <div
      className={`${asked ? "" : "on-first-visit"} needs-script no-print flex h-8 items-center gap-1 max-md:absolute max-md:end-0 max-md:top-full max-md:mt-1 max-sm:h-11 max-sm:[&_.control]:min-h-11 max-[23.5rem]:max-w-[calc(100%-8rem)]`}
      data-testid="introduction"
    >
      <button
        ref={starter}
        type="button"
        className="control border-accent text-accent max-[23.5rem]:px-1.5 max-[23.5rem]:text-xs max-[23.5rem]:leading-tight max-[23.5rem]:whitespace-normal"
        aria-expanded={open}
        onClick={start}
      >
        <Lightbulb aria-hidden="true" size={14} className="max-[26rem]:hidden" />
        {labels.show}
      </button>
      <button
        type="button"
        className="control border-transparent bg-transparent px-2"
        aria-label={labels.hide}
        title={labels.hide}
        onClick={() => {
          settle();
          setShown(false);
          document.getElementById("content")?.focus();
        }}
      >
        <X aria-hidden="true" size={14} />
      </button>
      {failed && (
        <span role="alert" className="text-sm text-warning">
          {failure}
        </span>
      )}
      {open && Walk && (
        <Walk
          {...walk}
          labels={labels}
          onEnd={() => {
            settle();
            setOpen(false);
            starter.current?.focus();
          }}
        />
      )}
    </div>
  );
}
