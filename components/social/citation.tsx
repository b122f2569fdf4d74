import type { Messages } from "../../lib/i18n/messages.ts";
import { bibtex, type Cited } from "../../lib/views/social/citation.ts";
import { fill } from "../text/fill.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { CopyButton } from "../ui/copy-button.tsx";

interface CitationProps {
  readonly cited: Cited;
  readonly locale: string;
  readonly messages: Messages;
}

/** How to hand on and cite a page: its link, a sentence and BibTeX. */
export function Citation({ cited, locale, messages: { share } }: CitationProps) {
  const { title, site, revision, accessed, address } = cited;
  const sentence = fill(share.citationText, {
    title,
    site,
    revision,
    date: leftToRight(locale, accessed),
    address: leftToRight(locale, address),
  });
  const entry = bibtex(cited);
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
