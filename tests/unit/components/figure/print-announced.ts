import { announcementTimes } from "../../../../components/figure/timeline/announcement-time.ts";
import en from "../../../../lib/i18n/messages/en.json" with { type: "json" };

// Prints what must not depend on the machine's own zone. Run by announced-at.test.ts with different `TZ`.
const { times } = en.timeline;
const exchanges = ["Asia/Hong_Kong", "Asia/Shanghai", "America/New_York"];
const instant = {
  announcedAt: Date.parse("2025-03-05T18:55:00Z"),
  localDate: "2025-03-06",
  zone: "Asia/Shanghai",
  precision: "minute",
};
const day = { announcedAt: null, localDate: "2025-01-21", zone: "America/New_York", precision: "day" };
// The first line is the zone itself, so that the test can see that it was set.
console.log(new Intl.DateTimeFormat().resolvedOptions().timeZone);
for (const announced of [instant, day])
  console.log(announcementTimes(announced, exchanges, "en", times).join("\n"));
