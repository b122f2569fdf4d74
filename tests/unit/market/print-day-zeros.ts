import { dayZero } from "../../../lib/market/day-zero.ts";
import { EXCHANGE_CODES } from "../../../lib/market/exchanges.ts";
import { localInstant, sessionOf } from "../../../lib/market/session-date.ts";
import { shippedCalendar, shippedRows, shippedTime } from "./shipped.ts";

// Prints what must not depend on the machine's own zone: every shipped announcement's day 0 on every exchange.
// Run by machine-zone.test.ts in processes with different `TZ`.
const calendars = EXCHANGE_CODES.map(shippedCalendar);
const placed = shippedRows("announcements.csv").map(({ slug = "" }) => [
  slug,
  ...calendars.map((calendar) => {
    const found = dayZero(shippedTime(slug), calendar);
    return found.status === "found" ? `${calendar.exchange} ${found.session} ${found.reason}` : found.status;
  }),
]);
const skipped = localInstant("2025-03-09", "02:30", "America/New_York");
// The third line is the zone itself, so that the test can see that it was set.
console.log(JSON.stringify(placed));
console.log(JSON.stringify([skipped, sessionOf(skipped, "Asia/Kolkata")]));
console.log(
  new Intl.DateTimeFormat().resolvedOptions().timeZone,
  new Date("2025-01-01T00:00Z").getTimezoneOffset(),
);
