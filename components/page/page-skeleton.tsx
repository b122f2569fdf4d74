import { messagesIn } from "../../lib/i18n/messages.ts";

export interface PageSkeletonProps {
  readonly locale: string;
  /** What the page will be: a chart or tables with their controls, a list of rows, or cards beside each other. */
  readonly shape: "chart" | "tables" | "list" | "cards";
}

const BLOCK = "rounded bg-raised motion-safe:animate-pulse";
const CONTROLS = ["w-32", "w-36", "w-24", "w-44", "w-28", "w-40"];
const ROWS = ["w-full", "w-11/12", "w-full", "w-10/12", "w-full", "w-9/12"];

/**
 * The place of a page that is being read. It is taller than the screen, so that nothing in sight moves when the
 * page comes: the footer is below the edge before and after. public/no-script.css takes it away where no script
 * would ever bring the page.
 */
export function PageSkeleton({ locale, shape }: PageSkeletonProps) {
  return (
    <div role="status" className="skeleton min-h-dvh pt-4" data-testid="skeleton">
      <span className="sr-only">{messagesIn(locale).states.loading}</span>
      <div aria-hidden="true">
        <div className={`h-7 w-72 max-w-full ${BLOCK}`} />
        {shape === "cards" && <Cards />}
        {shape === "list" && <Lines className="mt-4 h-10" />}
        {(shape === "chart" || shape === "tables") && (
          <>
            <div className="my-3 flex flex-wrap gap-2">
              {CONTROLS.map((width) => (
                <div key={width} className={`h-8 max-w-full ${width} ${BLOCK}`} />
              ))}
            </div>
            {shape === "chart" && <div className={`h-[28rem] w-full ${BLOCK}`} />}
            <Lines className="mt-3 h-5" />
          </>
        )}
      </div>
    </div>
  );
}

function Lines({ className }: { readonly className: string }) {
  return ROWS.map((width, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
    <div key={row} className={`${className} ${width} ${BLOCK}`} />
  ));
}

function Cards() {
  return (
    <div className="mt-4 grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {ROWS.map((_, card) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={card} className={`h-40 ${BLOCK}`} />
      ))}
    </div>
  );
}
