"use client";

import { type ReactNode, type RefObject, useId } from "react";
import { CloseButton, Modal } from "./modal.tsx";

interface SheetProps {
  readonly onClose: () => void;
  /** The sheet's heading and spoken name. */
  readonly title: string;
  /** The spoken name of the button that closes it. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** What stays in sight at the lower edge, under the thumb. */
  readonly foot?: ReactNode;
  /** As high as a sheet can be, so that a list under a field keeps its place while it gets shorter. */
  readonly tall?: boolean;
  /** The button that opened it, which gets the focus back. */
  readonly opener: RefObject<HTMLElement | null>;
}

/** The dialog of a phone: from the lower edge, with its own scroll between a heading and what stays under the thumb. */
export function Sheet({ onClose, title, closeLabel, children, foot, tall = false, opener }: SheetProps) {
  const titleId = useId();
  return (
    <Modal
      onClose={onClose}
      titleId={titleId}
      opener={opener}
      className={`sheet flex flex-col ${tall ? "h-[85dvh]" : ""}`}
    >
      <div className="flex items-center gap-4 border-b border-rule py-1 ps-4 pe-2">
        <h2 id={titleId} className="text-lg">
          {title}
        </h2>
        <CloseButton label={closeLabel} onClose={onClose} place="ms-auto min-h-11 min-w-11 justify-center" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
      {foot && <div className="flex gap-2 border-t border-rule px-4 py-2">{foot}</div>}
    </Modal>
  );
}
