"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The dialog's heading and spoken name. */
  readonly title: string;
  /** The spoken name of the button that closes it. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** A title that is said but not seen, for a dialog that is one field: that comes first, beside the button. */
  readonly titleHidden?: boolean;
}

/** A window over the page: focus stays inside, Escape and a press outside close it, and focus goes back. */
export function Dialog({ open, onOpenChange, title, closeLabel, children, titleHidden }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Base.Popup className="panel fixed inset-x-0 top-[8dvh] z-50 mx-auto flex max-h-[84dvh] w-[min(40rem,calc(100vw-1.5rem))] flex-col overflow-y-auto p-4 shadow-xl">
          <div className={titleHidden ? "contents" : "flex items-start gap-4"}>
            <Base.Title className={titleHidden ? "sr-only" : "text-lg"}>{title}</Base.Title>
            {!titleHidden && <CloseButton label={closeLabel} place="ms-auto" />}
          </div>
          {children}
          {titleHidden && <CloseButton label={closeLabel} place="absolute end-4 top-4" />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The cross that closes a dialog or a sheet; `place` is its further classes. */
export function CloseButton({ label, place }: { readonly label: string; readonly place: string }) {
  return (
    <Base.Close className={`control px-1.5 ${place}`} aria-label={label}>
      <X aria-hidden="true" size={16} />
    </Base.Close>
  );
}
