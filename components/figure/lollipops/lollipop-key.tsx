import type { Messages } from "../../../lib/i18n/messages.ts";
import { KEY_HEIGHT } from "./strip-rows.ts";

interface LollipopKeyProps {
  /** The plot's left edge in pixels. */
  readonly left: number;
  readonly labels: Messages["timeline"]["lollipops"];
}

/** The heads of the key, as they are drawn: filled, hollow, square. */
const SIGNS = {
  beyond: "rounded-full bg-muted",
  chance: "rounded-full",
  dayOnly: "rounded-[1px]",
} as const;

/** What the heads of the lollipops mean, in one line. */
export function LollipopKey({ left, labels }: LollipopKeyProps) {
  return (
    <p
      className="flex items-center gap-x-3 overflow-hidden text-2xs whitespace-nowrap text-muted sm:text-xs"
      style={{ height: KEY_HEIGHT, paddingInlineStart: left + 2 }}
      data-testid="lollipop-key"
    >
      {(["beyond", "chance", "dayOnly"] as const).map((sign) => (
        <span key={sign} className="inline-flex items-center gap-1">
          <span
            className={`inline-block size-2 border-[1.5px] border-muted forced-color-adjust-none ${SIGNS[sign]}`}
            aria-hidden="true"
          />
          <bdi>{labels[sign]}</bdi>
        </span>
      ))}
    </p>
  );
}
