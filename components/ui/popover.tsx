"use client";

import { DirectionProvider } from "@base-ui/react/direction-provider";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

interface PopoverProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The button that it hangs from; it is there before this code has been loaded. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly children: ReactNode;
}

/** What a button opens beside itself: placed on the screen by the library, closed by Escape or a press outside. */
export function Popover({ open, onOpenChange, anchor, label, children }: PopoverProps) {
  return (
    <DirectionProvider direction={document.documentElement.dir === "rtl" ? "rtl" : "ltr"}>
      <Base.Root
        open={open}
        onOpenChange={(next, { reason, event, cancel }) => {
          // The button's own press closes it; closed by the pointer before, it would only open again.
          const { target } = event;
          const onAnchor = target instanceof Node && anchor.current?.contains(target) === true;
          if (reason === "outside-press" && onAnchor) cancel();
          else onOpenChange(next);
        }}
      >
        <Base.Portal>
          <Base.Positioner anchor={anchor} side="bottom" align="start" sideOffset={4} className="z-30">
            <Base.Popup
              aria-label={label}
              finalFocus={anchor}
              className="panel max-h-(--available-height) max-w-[calc(100vw-1.5rem)] overflow-y-auto p-2 shadow-lg"
            >
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </DirectionProvider>
  );
}
