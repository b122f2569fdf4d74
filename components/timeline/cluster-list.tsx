import type { TimelineMark } from "../../lib/views/timeline.ts";

interface ClusterListProps {
  readonly marks: readonly TimelineMark[];
  readonly towardsLeft: boolean;
  readonly href: (slug: string) => string;
}

/** The announcements of a cluster by date, each a link to its page. */
export default function ClusterList({ marks, towardsLeft, href }: ClusterListProps) {
  return (
    <ul
      className={`panel absolute top-3 max-h-64 w-max max-w-[70vw] overflow-auto p-1.5 text-sm shadow-lg sm:max-w-sm ${towardsLeft ? "end-0" : "start-0"}`}
      dir="auto"
      data-testid="cluster-list"
    >
      {marks.map(({ slug, title, localDate }) => (
        <li key={slug}>
          <a
            href={href(slug)}
            data-event={slug}
            className="block rounded px-1.5 py-1 text-ink hover:bg-raised"
          >
            {title} <span className="text-xs whitespace-nowrap text-muted">{localDate}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
