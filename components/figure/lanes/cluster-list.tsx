import { ZoomIn } from "lucide-react";
import type { RefObject } from "react";
import { fill } from "../../text/fill.ts";
import { OwnTitle } from "../../text/own-title.tsx";
import { Popover } from "../../ui/popover.tsx";
import type { LaneChoice, LaneMark, MarkTexts } from "./lane-mark.ts";
import { markDate } from "./mark-name.ts";
import { useClusterMarks } from "./use-cluster-marks.ts";

/** A longer list is better seen on the timeline, zoomed to. */
const MOST_LISTED = 40;
/** Days beside the first and the last announcement, so that neither stands at the edge. */
const DAYS_BESIDE = 2;

interface ClusterListProps extends MarkTexts {
  readonly marks: readonly LaneMark[];
  readonly choice: LaneChoice;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly onClose: () => void;
  readonly onZoom: (first: number, last: number) => void;
}

/** The announcements of a cluster by date, each a link to its page, and a zoom in which they stand apart. */
export default function ClusterList(props: ClusterListProps) {
  const { marks, choice, query, anchor, label, onClose, onZoom, href, locale, labels } = props;
  const [first, last] = [marks.at(0)?.day ?? 0, marks.at(-1)?.day ?? 0];
  const { known, loading, failed, retry } = useClusterMarks(marks, { locale, query, choice, first, last });
  const listed = known.slice(0, MOST_LISTED);
  return (
    <Popover onClose={onClose} anchor={anchor} label={label}>
      <ul
        className="max-h-72 w-max max-w-[70vw] overflow-auto text-sm sm:max-w-sm"
        data-testid="cluster-list"
      >
        {listed.map((mark) => (
          <li key={mark.slug}>
            <a
              href={href(mark.slug)}
              data-event={mark.slug}
              className="block rounded px-1.5 py-1 text-ink hover:bg-raised"
            >
              <OwnTitle>{mark.title}</OwnTitle>{" "}
              <span className="text-xs whitespace-nowrap text-muted">{markDate(mark, locale)}</span>
            </a>
          </li>
        ))}
        {!loading && !failed && marks.length > listed.length && (
          <li className="px-1.5 py-1 text-muted">
            {fill(labels.moreTitles, { count: marks.length - listed.length })}
          </li>
        )}
      </ul>
      {(loading || failed) && (
        <p role="status" className="px-1.5 py-1 text-sm text-muted">
          {failed ? labels.notLoaded : labels.loading}
        </p>
      )}
      <div className="flex flex-wrap gap-1.5">
        {failed && (
          <button type="button" className="control mt-1.5" onClick={retry}>
            {labels.loadAgain}
          </button>
        )}
        {first < last && (
          <button
            type="button"
            className="control mt-1.5"
            onClick={() => {
              onClose();
              onZoom(first - DAYS_BESIDE, last + DAYS_BESIDE);
            }}
          >
            <ZoomIn aria-hidden="true" size={14} />
            {labels.zoomTo}
          </button>
        )}
      </div>
    </Popover>
  );
}
