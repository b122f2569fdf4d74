"use client";

import { type ReactNode, useId } from "react";
import { CloseButton, Modal } from "./modal.tsx";

interface DialogProps {
  readonly onClose: () => void;
  /** The dialog's heading and spoken name. */
  readonly title: string;
  /** The spoken name of the button that closes it. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** A title that is said but not seen, for a dialog that is one field: that comes first, beside the button. */
  readonly titleHidden?: boolean;
}

/** A window over the page: focus stays inside, Escape and a press outside close it, and focus goes back. */
export function Dialog({ onClose, title, closeLabel, children, titleHidden }: DialogProps) {
  const titleId = useId();
  return (
    <Modal
      onClose={onClose}
      titleId={titleId}
      className="panel fixed inset-x-0 top-[8dvh] bottom-auto mx-auto flex max-h-[84dvh] w-[min(40rem,calc(100vw-1.5rem))] max-w-none flex-col overflow-y-auto p-4 shadow-xl"
    >
      <div className={titleHidden ? "contents" : "flex items-start gap-4"}>
        <h2 id={titleId} className={titleHidden ? "sr-only" : "text-lg"}>
          {title}
        </h2>
        {!titleHidden && <CloseButton label={closeLabel} onClose={onClose} place="ms-auto" />}
      </div>
      {children}
      {titleHidden && <CloseButton label={closeLabel} onClose={onClose} place="absolute end-4 top-4" />}
    </Modal>
  );
}
