"use client";

import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";

interface OpenerProps<Part> {
  /** Fetches what opens, when the button is first pointed at or pressed. */
  readonly load: () => Promise<Part>;
  readonly className: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  /** Further words by which the command palette finds the button, which it then presses. */
  readonly words?: string;
  /** Said where the code did not come. */
  readonly failure: string;
  /** The id of an element that the browser opens as a popover for as long as the page's script is not there. */
  readonly early?: string;
  readonly children: (
    part: Part,
    opened: { readonly anchor: RefObject<HTMLButtonElement | null>; readonly onClose: () => void },
  ) => ReactNode;
}

/** A button that opens something beside itself whose code is loaded on demand. */
export function Opener<Part>({ load, className, face, words, failure, early, children }: OpenerProps<Part>) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { part, failed, ask } = useOnDemand(load);
  // What was opened before the script came goes on as what the script opens.
  const takeOver = useEffectEvent(() => {
    const opened = early === undefined ? null : document.getElementById(early);
    if (!opened?.matches(":popover-open")) return;
    opened.hidePopover();
    ask();
    setOpen(true);
  });
  useEffect(() => takeOver(), []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        data-words={words}
        aria-haspopup="dialog"
        aria-expanded={open && part !== null}
        popoverTarget={early}
        onPointerEnter={ask}
        onClick={(event) => {
          event.preventDefault();
          ask();
          setOpen(!open);
        }}
      >
        {face}
      </button>
      {open && failed && (
        <span role="alert" className="text-sm text-warning">
          {failure}
        </span>
      )}
      {open && part !== null && children(part, { anchor: button, onClose: () => setOpen(false) })}
    </>
  );
}

/**
 * Code that is fetched when it is first asked for. `part` is null until it has come; `failed` says that it did not
 * come, and asking again tries again.
 */
function useOnDemand<Part>(load: () => Promise<Part>) {
  const [part, setPart] = useState<Part | null>(null);
  const [failed, setFailed] = useState(false);
  const ask = () => {
    if (part !== null) return;
    load().then(
      (loaded) => {
        setPart(() => loaded);
        setFailed(false);
      },
      () => setFailed(true),
    );
  };
  return { part, failed, ask };
}
