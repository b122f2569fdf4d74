import { Fragment } from "react";
import type { Messages } from "../../../lib/i18n/messages.ts";
import { type AnnouncementMoment, announcementTimes } from "./announcement-time.ts";
import { ReaderTime } from "./reader-time.tsx";

interface AnnouncedTimesProps {
  readonly announced: AnnouncementMoment;
  /** The exchanges' zones. */
  readonly zones: readonly string[];
  readonly locale: string;
  readonly labels: Messages["timeline"]["times"];
  /** How well the time is known, in words. */
  readonly precision?: string;
}

/** When an announcement was made: in UTC, at the exchanges and, on a line kept free for it, where the reader is. */
export function AnnouncedTimes({ announced, zones, locale, labels, precision }: AnnouncedTimesProps) {
  const { announcedAt } = announced;
  return (
    <>
      {announcementTimes(announced, zones, locale, labels).map((text, at) => (
        <Fragment key={text}>
          {at > 0 && " · "}
          <bdi className="whitespace-nowrap">{text}</bdi>
        </Fragment>
      ))}
      {(announcedAt !== null || precision) && (
        <span className="block min-h-[1lh]">
          {precision}
          {announcedAt !== null && (
            <ReaderTime
              instant={announcedAt}
              locale={locale}
              labels={labels}
              before={precision ? " · " : ""}
            />
          )}
        </span>
      )}
    </>
  );
}
