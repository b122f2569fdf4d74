import type { Messages } from "../../../lib/i18n/messages.ts";
import { type AnnouncementMoment, announcementTimes, clockIn } from "./announcement-time.ts";
import { ReaderTime } from "./reader-time.tsx";

interface AnnouncedAtProps {
  readonly announced: AnnouncementMoment;
  /** The zone of the listing that it is told for. */
  readonly zone: string;
  /** How well the time is known, in words. */
  readonly precision: string;
  readonly locale: string;
  readonly labels: Messages["timeline"]["times"];
}

/** When an announcement was made, once: on the clock of a listing's exchange, and on the reader's where that differs. */
export function AnnouncedAt({ announced, zone, precision, locale, labels }: AnnouncedAtProps) {
  const { announcedAt } = announced;
  if (announcedAt === null) {
    const [day] = announcementTimes(announced, [], locale, labels);
    return (
      <>
        <bdi>{day}</bdi> · <bdi>{precision}</bdi>
      </>
    );
  }
  const { clock, name } = clockIn(locale, announcedAt, zone, labels);
  return (
    <>
      <bdi>
        {clock} {name}
      </bdi>
      <span className="block">
        <ReaderTime instant={announcedAt} locale={locale} labels={labels} before="" unless={clock} />
      </span>
    </>
  );
}
