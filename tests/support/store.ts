import { migrate } from "../../lib/store/migration/migrate.ts";
import { type ReferenceData, saveReferenceData } from "../../lib/store/reference/reference-data.ts";
import { copyOf, type MadeStore, type TemporaryStore } from "./made-store.ts";

export type { TemporaryStore };

/** A migrated database without a row. */
export const MIGRATED: MadeStore = {
  name: "migrated",
  isBare: true,
  makers: ["prisma", "lib/store"],
  make: (url) => migrate(url).then(() => undefined),
};

/** A migrated store with the reference data given. */
export async function temporaryStore(data: Partial<ReferenceData> = {}): Promise<TemporaryStore> {
  const temporary = await copyOf(MIGRATED);
  await temporary.store.$transaction((session) =>
    saveReferenceData(session, {
      companies: [],
      instruments: [],
      calendarSessions: [],
      calendarClosures: [],
      shareCounts: [],
      announcements: [],
      ...data,
    }),
  );
  return temporary;
}

type CompanyRow = ReferenceData["companies"][number];
type InstrumentRow = ReferenceData["instruments"][number];

/** A company with its slug as its name. */
export const companyRow = (slug: string, position = 0): CompanyRow => ({
  slug,
  nameEn: slug,
  nameZh: slug,
  nameAr: slug,
  position,
});

/** A share on the Hong Kong exchange in Hong Kong dollars of no company, unless said otherwise. */
export const instrumentRow = (symbol: string, said: Partial<InstrumentRow> = {}): InstrumentRow => ({
  symbol,
  kind: "share",
  name: symbol,
  currency: "HKD",
  exchange: "XHKG",
  company: null,
  benchmarks: [],
  ...said,
});

/** A currency pair's instrument, such as `HKD=X`. */
export const pairRow = (currency: string): InstrumentRow =>
  instrumentRow(`${currency}=X`, { kind: "currency", currency, exchange: null });

/** Sessions of an exchange at UTC+8 that trades from 09:30 to `closesAt` (local time). */
export const sessionRows = (
  exchange: string,
  sessions: readonly string[],
  closesAt = "16:00",
): ReferenceData["calendarSessions"][number][] =>
  sessions.map((session) => ({
    exchange,
    session,
    opensAt: new Date(`${session}T09:30:00+08:00`),
    closesAt: new Date(`${session}T${closesAt}:00+08:00`),
    halfDay: closesAt < "13:00",
  }));
