"use client";

import { type ReactNode, type RefObject, useRef, useState } from "react";
import { useOnDemand } from "./use-on-demand.ts";

interface OpenerProps<Part> {
  /** Fetches what opens, when the button is first pointed at or pressed. */
  readonly load: () => Promise<Part>;
  readonly className: string;
  /** What stands on the button. */
  readonly face: ReactNode;
  /** Said where the code did not come. */
  readonly failure: string;
  readonly children: (
    part: Part,
    opened: { readonly anchor: RefObject<HTMLButtonElement | null>; readonly onClose: () => void },
  ) => ReactNode;
}

/** A button that opens something beside itself whose code is loaded on demand. */
export function Opener<Part>({ load, className, face, failure, children }: OpenerProps<Part>) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { part, failed, ask } = useOnDemand(load);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open && part !== null}
        onPointerEnter={ask}
        onClick={() => {
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
