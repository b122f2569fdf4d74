import type { Messages } from "../../lib/i18n/messages.ts";
import type { Precision } from "../../lib/market/types.ts";

interface PrecisionChipProps {
  readonly precision: Precision;
  readonly texts: Pick<Messages["table"]["dayOnly"], "short" | "reportShort">;
}

/** A mark beside whatever rests on a time that is not known to the hour; nothing where it is. */
export function PrecisionChip({ precision, texts }: PrecisionChipProps) {
  if (precision !== "day" && precision !== "report") return null;
  return (
    <span className="inline-block rounded-sm border border-warning px-1 text-xs whitespace-nowrap text-warning">
      {precision === "day" ? texts.short : texts.reportShort}
    </span>
  );
}
