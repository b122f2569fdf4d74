import { messagesIn } from "../../i18n/messages.ts";

interface PageSkeletonProps {
  readonly locale: string;
  /** What the page will be: a chart with its controls, or text and tables. */
  readonly shape: "chart" | "tables";
}

const BLOCK = "rounded bg-raised motion-safe:animate-pulse";
const CONTROLS = ["w-32", "w-36", "w-24", "w-44", "w-28", "w-40"];
const ROWS = ["w-full", "w-11/12", "w-full", "w-10/12", "w-full", "w-9/12"];

/**
 * The place of a page that is being read. It is taller than the screen, so that nothing in sight moves when the
 * page comes: the footer is below the edge before and after.
 */
export function PageSkeleton({ locale, shape }: PageSkeletonProps) {
  return (
    <div role="status" className="min-h-dvh pt-4" data-testid="skeleton">
      <span className="sr-only">{messagesIn(locale).states.loading}</span>
      <div aria-hidden="true">
        <div className={`h-7 w-72 max-w-full ${BLOCK}`} />
        <div className="my-3 flex flex-wrap gap-2">
          {CONTROLS.map((width) => (
            <div key={width} className={`h-8 max-w-full ${width} ${BLOCK}`} />
          ))}
        </div>
        {shape === "chart" && <div className={`h-[28rem] w-full ${BLOCK}`} />}
        <div className="mt-6 space-y-3">
          {ROWS.map((width, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
            <div key={row} className={`h-5 ${width} ${BLOCK}`} />
          ))}
        </div>
      </div>
    </div>
  );
}
