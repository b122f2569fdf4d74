"use client";

import { useId, useState } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";

interface CopyButtonProps {
  /** Null copies the page's address as it is when the button is pressed. */
  readonly text: string | null;
  readonly label: string;
  /** The spoken name, where several buttons on the page have one label; it begins with the label. */
  readonly spoken?: string;
  readonly texts: Pick<Messages["share"], "copied" | "selectHelp">;
}

/** Copies a text and says so; where the browser does not allow it, the text appears selected instead. */
export function CopyButton({ text, label, spoken = label, texts }: CopyButtonProps) {
  const help = useId();
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const [shown, setShown] = useState("");
  const copy = async () => {
    const wanted = text ?? window.location.href;
    setOutcome(null);
    setShown(wanted);
    try {
      await navigator.clipboard.writeText(wanted);
      setOutcome("copied");
    } catch {
      setOutcome("refused"); // no permission, or no clipboard at all outside https
    }
  };
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-2">
      <button type="button" className="control" aria-label={spoken} onClick={copy}>
        {label}
      </button>
      <span role="status" id={help} className="text-xs text-muted">
        {outcome === "copied" && texts.copied}
        {outcome === "refused" && texts.selectHelp}
      </span>
      {outcome === "refused" && (
        <textarea
          readOnly
          dir="ltr"
          rows={Math.min(8, shown.split("\n").length + 1)}
          value={shown}
          aria-label={spoken}
          aria-describedby={help}
          className="panel w-full min-w-72 p-2 font-mono text-xs"
          ref={selectAll}
        />
      )}
    </span>
  );
}

const selectAll = (area: HTMLTextAreaElement | null): void => {
  area?.focus();
  area?.select();
};
