"use client";

import { type ReactNode, type RefObject, useState } from "react";
import { Popover } from "./popover.tsx";
import { Sheet } from "./sheet.tsx";

interface PopoverOrSheetProps {
  readonly label: string;
  /** The spoken name of the button that closes the sheet. */
  readonly closeLabel: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** Stays in sight at the sheet's lower edge, and stands at the popover's end. */
  readonly foot?: ReactNode;
  /** A sheet as high as it can be. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}

/** Beside its button, or on a phone from the lower edge, where a keyboard leaves no room beside anything. */
export function PopoverOrSheet(props: PopoverOrSheetProps) {
  const { label, closeLabel, anchor, onClose, foot, tall = false, children } = props;
  const [asSheet] = useState(isPhone);
  return asSheet ? (
    <Sheet title={label} closeLabel={closeLabel} onClose={onClose} opener={anchor} foot={foot} tall={tall}>
      {children}
    </Sheet>
  ) : (
    <Popover onClose={onClose} anchor={anchor} label={label}>
      {children}
      {foot}
    </Popover>
  );
}

/** Narrower than Tailwind's `sm`: there, what opens comes as a sheet from the lower edge. */
const PHONE = "(width < 40rem)";

/** Whether the window is a phone's; asked when something opens, in the browser only. */
const isPhone = (): boolean => window.matchMedia(PHONE).matches;
