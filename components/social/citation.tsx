import type { Messages } from "../../lib/i18n/messages.ts";
import { CopyButton } from "../ui/copy-button.tsx";

interface CitationProps {
  /** How it is cited in a sentence, and as BibTeX. */
  readonly sentence: string;
  readonly entry: string;
  readonly texts: Messages["share"];
}

/** How to hand on and cite a page: its link, a sentence and BibTeX. */
export function Citation({ sentence, entry, texts: share }: CitationProps) {
  const texts = { copied: share.copied, selectHelp: share.selectHelp };
  return (
    <details className="no-print panel mt-4 p-3 text-sm" data-testid="share">
      <summary>{share.title}</summary>
      <div className="mt-3 grid gap-4">
        <CopyButton text={null} label={share.copyLink} texts={texts} />
        <div className="grid gap-2">
          <p dir="auto" className="break-words">
            {sentence}
          </p>
          <CopyButton text={sentence} label={share.copyCitation} texts={texts} />
        </div>
        <div className="grid gap-2">
          <pre dir="ltr" className="break-words whitespace-pre-wrap text-xs">
            {entry}
          </pre>
          <CopyButton text={entry} label={share.copyBibtex} texts={texts} />
        </div>
      </div>
    </details>
  );
}
