import type { Messages } from "../../lib/i18n/messages.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { embedMarkup } from "./embed-markup.ts";

interface EmbedCodeProps {
  /** The absolute address of the chart alone. */
  readonly address: string;
  readonly title: string;
  readonly messages: Messages;
}

/** The code that puts this chart into someone's page. */
export function EmbedCode({ address, title, messages: { share } }: EmbedCodeProps) {
  const code = embedMarkup(address, title);
  return (
    <details className="no-print panel mt-2 p-3 text-sm" data-testid="embed-code">
      <summary>{share.embed}</summary>
      <div className="mt-3 grid gap-2">
        <p className="text-muted">{share.embedHelp}</p>
        <pre dir="ltr" className="overflow-x-auto whitespace-pre-wrap break-all text-xs">
          {code}
        </pre>
        <div className="flex flex-wrap items-center gap-3">
          <CopyButton
            text={code}
            label={share.copyCode}
            texts={{ copied: share.copied, selectHelp: share.selectHelp }}
          />
          <a href={address}>{share.embedPreview}</a>
        </div>
      </div>
    </details>
  );
}
