import type { ComponentProps, ReactNode } from "react";
import { useScript } from "../../ui/use-script.ts";
import { ClusterMark } from "./cluster-mark.tsx";
import type { MarkTexts } from "./lane-mark.ts";
import { isWhole, type LaneChoice, type LaneMark } from "./lane-mark.ts";

interface MarkProps extends MarkTexts {
  /** The announcements at one place. */
  readonly marks: readonly LaneMark[];
  /** The lanes that they belong to. */
  readonly choice: LaneChoice;
  /** Where it stands, and its place in the walk by keys. */
  readonly place: Pick<ComponentProps<"button">, "tabIndex" | "style" | "className"> & {
    readonly "data-stop": string;
    readonly onFocus: () => void;
  };
  /** What is seen of one alone; several have their count, unless they have the same face. */
  readonly face: ReactNode;
  readonly isUncounted?: boolean;
  /** What is written beside it. */
  readonly beside?: ReactNode;
  readonly onZoom: (first: number, last: number) => void;
}

/**
 * A place on the timeline: an announcement's link, or a button that lists several. What each listing did is said once a
 * script is there: hundreds of marks with a sentence each were a tenth of a page.
 */
export function Mark({ marks, place, face, isUncounted = false, beside, ...texts }: MarkProps) {
  const isScriptThere = useScript();
  const [mark] = marks;
  if (!mark || !isWhole(mark) || marks.length > 1)
    return (
      <>
        <ClusterMark {...texts} marks={marks} place={place} isUncounted={isUncounted} />
        {beside}
      </>
    );
  return (
    <>
      <a
        {...place}
        href={texts.href(mark.slug)}
        data-event={mark.slug}
        className={`timeline-mark ${place.className ?? ""}`}
      >
        {face}
        <span className="sr-only">{isScriptThere ? texts.nameOf(mark) : mark.title}</span>
      </a>
      {beside}
    </>
  );
}
