import type { Messages } from "../../../lib/i18n/messages.ts";
import type { CandidatesView } from "../../../lib/views/admin/candidates-admin.ts";
import { fill } from "../../text/fill.ts";

const STATUSES = ["open", "accepted", "rejected"] as const;

interface CandidatePagesProps {
  readonly view: CandidatesView;
  /** The address of the list without its query. */
  readonly path: string;
  readonly texts: Messages["candidates"];
}

/** Which candidates are shown: by status and page, as links. */
export function CandidatePages({ view: { status, page, pages }, path, texts }: CandidatePagesProps) {
  const address = (to: number) => `${path}?status=${status}&page=${to}`;
  return (
    <div className="my-3 flex flex-wrap items-center gap-2 text-sm">
      <nav aria-label={texts.statusLabel} className="flex flex-wrap gap-1">
        {STATUSES.map((one) => (
          <a
            key={one}
            className="control"
            href={`${path}?status=${one}`}
            aria-current={one === status ? "true" : undefined}
          >
            {texts.statuses[one]}
          </a>
        ))}
      </nav>
      {pages > 1 && (
        <nav aria-label={texts.pages} className="ms-auto flex items-center gap-2">
          {page > 1 && (
            <a className="control" href={address(page - 1)}>
              {texts.newer}
            </a>
          )}
          <span className="text-muted">{fill(texts.page, { page, pages })}</span>
          {page < pages && (
            <a className="control" href={address(page + 1)}>
              {texts.older}
            </a>
          )}
        </nav>
      )}
    </div>
  );
}
