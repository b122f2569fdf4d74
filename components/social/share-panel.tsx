"use client";

import type { RefObject } from "react";
import { CopyButton } from "../ui/copy-button.tsx";
import { Popover } from "../ui/popover.tsx";
import type { ShareMenuProps } from "./share-menu.tsx";

interface SharePanelProps extends ShareMenuProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The ways to hand on what the page shows. */
export function SharePanel({ sentence, entry, embed, texts, anchor, onClose }: SharePanelProps) {
  const picture = pictureButton();
  return (
    <Popover onClose={onClose} anchor={anchor} label={texts.menuTitle}>
      <div
        className="grid w-88 max-w-full grid-cols-[minmax(0,1fr)] gap-3 p-1 text-sm"
        data-testid="share-panel"
      >
        <CopyButton text={null} label={texts.copyLink} texts={texts} />
        <div className="grid gap-2 border-t border-rule pt-3">
          <p dir="auto" className="text-xs wrap-anywhere text-muted">
            {sentence}
          </p>
          <CopyButton text={sentence} label={texts.copyCitation} texts={texts} />
          <CopyButton text={entry} label={texts.copyBibtex} texts={texts} />
        </div>
        {embed !== null && (
          <div className="grid gap-2 border-t border-rule pt-3">
            <p className="text-xs text-muted">{texts.embedHelp}</p>
            <CopyButton text={embed} label={texts.copyCode} texts={texts} />
          </div>
        )}
        {picture && (
          <div className="border-t border-rule pt-3">
            <button
              type="button"
              className="control"
              onClick={() => {
                onClose();
                picture.click();
              }}
            >
              {texts.picture}
            </button>
          </div>
        )}
      </div>
    </Popover>
  );
}

/** The button of the page's first chart that saves it, which the chart has anyway. */
const pictureButton = (): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>('main button[data-words~="picture"]');
