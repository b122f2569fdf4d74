"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";

interface MenuProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly children: ReactNode;
  /** How the button differs from the others of its row. */
  readonly className?: string;
  /** Where the panel hangs: from the button's start, or from its end at the right of a row. */
  readonly side?: "start" | "end";
  readonly panelClass?: string;
  /** Alone in a sheet it stands open there: where the browser can, without a button. */
  readonly isOpenInSheet?: boolean;
}

/**
 * A button with a panel below it that is on the page already, so that the browser opens it before any script has
 * come. One is open at a time (the browser closes those of the same name); Escape, a press outside and leaving it by
 * keyboard close it, and nothing on the page moves.
 */
export function Menu({
  face,
  children,
  className = "",
  side = "start",
  panelClass = "",
  isOpenInSheet = false,
}: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  const onOutside = useEffectEvent(({ target }: Event) => {
    if (!menu.current || !(target instanceof Element) || menu.current.contains(target)) return;
    // What a control in the panel opens beside itself is a part of it, wherever that hangs in the document.
    const opened = target.closest("dialog, [popover]");
    if (opened && !opened.contains(menu.current)) return;
    menu.current.open = false;
  });
  useEffect(() => {
    if (!open) return;
    document.addEventListener("pointerdown", onOutside);
    document.addEventListener("focusin", onOutside);
    return () => {
      document.removeEventListener("pointerdown", onOutside);
      document.removeEventListener("focusin", onOutside);
    };
  }, [open]);
  return (
    <details
      ref={menu}
      name="menu"
      className={`relative ${isOpenInSheet ? "open-in-sheet" : ""}`}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.preventDefault();
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary
        className={`control list-none max-sm:min-h-11 max-sm:min-w-11 max-sm:justify-center [&::-webkit-details-marker]:hidden ${className}`}
      >
        {face}
        <ChevronDown aria-hidden="true" size={14} className="text-muted" />
      </summary>
      <div
        className={`panel absolute z-20 mt-1 max-w-[calc(100vw-1.5rem)] shadow-lg ${side === "end" ? "end-0" : "start-0"} ${panelClass}`}
      >
        {children}
      </div>
    </details>
  );
}
