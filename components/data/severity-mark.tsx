import type { Messages } from "../../lib/i18n/messages.ts";
import type { FindingSummary } from "../../lib/reactions/sessions/findings-behind.ts";

interface SeverityMarkProps {
  readonly severity: FindingSummary["severity"];
  readonly texts: Messages["findings"];
}

/** A shape for each gravity, so that colour is not the only sign. */
const SHAPES: Readonly<
  Record<FindingSummary["severity"], { readonly shape: string; readonly tone: string }>
> = {
  error: { shape: "◆", tone: "text-error" },
  warning: { shape: "▲", tone: "text-warning" },
  note: { shape: "○", tone: "text-muted" },
};

/** How grave a finding is, as a shape and a word. */
export function SeverityMark({ severity, texts }: SeverityMarkProps) {
  const { shape, tone } = SHAPES[severity];
  return (
    <span className={`whitespace-nowrap ${tone}`}>
      <span aria-hidden="true">{shape}</span> {texts.severities[severity]}
    </span>
  );
}
