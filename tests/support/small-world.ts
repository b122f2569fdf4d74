import { checkStored } from "../../lib/quotes/check/check-stored.ts";
import { readjust } from "../../lib/quotes/ingest/readjust.ts";
import type { Store } from "../../lib/store/client.ts";
import { readInstruments, setBasis } from "../../lib/store/reference/instruments.ts";

/** The series of the small world with the first and the last session that it has of each. */
const SERIES: Readonly<Record<string, readonly [first: string, last: string]>> = {
  "9988.HK": ["2024-01-02", "2026-02-27"],
  BABA: ["2024-01-02", "2026-03-26"],
  "002315.SZ": ["2024-01-02", "2026-02-06"],
  "300663.SZ": ["2024-01-02", "2026-01-08"],
  "HSTECH.HK": ["2024-01-02", "2026-08-21"],
  "^HSI": ["2024-01-02", "2026-03-16"],
  "000300.SS": ["2024-01-02", "2026-03-23"],
  "399001.SZ": ["2024-01-02", "2026-03-23"],
  "399006.SZ": ["2024-01-02", "2026-03-23"],
  "HKD=X": ["2023-12-01", "2026-04-13"],
  "CNY=X": ["2023-12-01", "2026-04-13"],
};
/** Its calendars begin here, and Nasdaq has none. */
const FIRST_SESSION = "2024-01-02";
/** Announcements of 2024 and 2025 that it is without, beside all of other years. */
const WITHOUT = [
  "gemini-1-5-pro",
  "claude-3",
  "nvidia-blackwell",
  "llama-3",
  "alibaba-june-quarter-2025",
  "qwen3-max-preview",
  "alibaba-september-quarter-2025",
];

/** Announcements whose times were known less well, by slug, in the columns of the seed's file; and other titles. */
const AS_BEFORE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "alibaba-december-quarter-2024": {
    announced_at: "",
    precision: "day",
    note: "time of day not in the stored page; quotes: 2025-02-20 -2.58%, 2025-02-21 +14.56%; zone assumed",
  },
  "alibaba-380bn-plan": {
    title: "380bn-yuan (US$53bn) three-year cloud and AI infrastructure plan",
    title_zh: "3800 亿元（530 亿美元）三年云与 AI 基础设施计划",
    title_ar:
      "خطة بقيمة 380 مليار يوان (53 مليار دولار) على ثلاث سنوات للبنية التحتية للسحابة والذكاء الاصطناعي",
    announced_at: "2025-02-24T03:48:00Z",
    note: "during HK session; 9988.HK closed -2.02% that day",
  },
  manus: {
    title: "Manus general AI agent launch",
    title_zh: "Manus 通用 AI 智能体发布",
    title_ar: "إطلاق Manus، وكيل الذكاء الاصطناعي العام",
    maker: "Butterfly Effect / Monica",
    local_date: "2025-03-05",
    zone: "America/New_York",
    note: "5 March in the United States is the early morning of 6 March in Beijing, so the first session in Hong Kong and Shenzhen is 2025-03-06",
  },
};

type Row = Readonly<Record<string, string>>;

const COMPANIES: ReadonlySet<string> = new Set([
  "alibaba",
  "focus-technology",
  "client-service-international",
]);

/** The rows of a file of the seed as the small world has them; of BABA, whose prices it has adjusted, as they ship. */
export function smallRows(file: string, rows: readonly Row[]): Row[] {
  const isOfTimeline = ({ local_date = "" }: Row) => local_date >= "2024" && local_date < "2026";
  switch (file) {
    case "announcements.csv":
      return rows
        .filter((row) => isOfTimeline(row) && !WITHOUT.includes(row.slug ?? ""))
        .map((row) => ({ ...row, ...AS_BEFORE[row.slug ?? ""] }))
        .sort((a, b) => ((a.local_date ?? "") < (b.local_date ?? "") ? -1 : 1));
    case "companies.csv":
      return rows.filter(({ slug = "" }) => COMPANIES.has(slug));
    case "instruments.csv":
      return rows.filter(({ symbol = "" }) => symbol in SERIES);
    case "announcement_companies.csv":
      return rows.filter(({ company = "", slug = "" }) => COMPANIES.has(company) && !WITHOUT.includes(slug));
    case "corporate_actions.csv":
      return rows.filter(({ symbol = "", ex_date = "" }) => {
        const last = SERIES[symbol]?.[1];
        return last !== undefined && symbol !== "BABA" && ex_date >= FIRST_SESSION && ex_date <= last;
      });
  }
  if (file.startsWith("calendars/")) {
    return rows.filter(({ session = "9", date = "9" }) => session >= FIRST_SESSION && date >= FIRST_SESSION);
  }
  const symbol = Object.keys(SERIES).find((one) => `bars/${one.replace(/[\^=]/g, "")}.csv` === file);
  const [first, last] = (symbol && SERIES[symbol]) || ["", "9"];
  return rows.filter(({ session = "" }) => session >= first && session <= last);
}

/**
 * Makes of a store with everything that ships a small world that stays the same whatever else ships: the three
 * companies of the story, 79 announcements from February 2024 to December 2025, and their quotes of two years. BABA
 * has only adjusted prices there and no benchmark, as a series may.
 */
export async function makeSmall(store: Store): Promise<void> {
  const few = { symbol: { notIn: Object.keys(SERIES) } };
  await store.bar.deleteMany({ where: { instrument: few } });
  await store.corporateAction.deleteMany({
    where: { OR: [{ instrument: few }, { exDate: { lt: FIRST_SESSION } }] },
  });
  await store.instrumentBenchmark.deleteMany({
    where: { OR: [{ instrument: few }, { benchmark: few }] },
  });
  await store.instrument.deleteMany({ where: few });
  const others = { story: null };
  await store.announcementCompany.deleteMany({ where: { company: others } });
  await store.shareCount.deleteMany({ where: { company: others } });
  await store.company.deleteMany({ where: others });
  await store.announcement.deleteMany({
    where: {
      OR: [{ localDate: { lt: "2024" } }, { localDate: { gt: "2026" } }, { slug: { in: WITHOUT } }],
    },
  });
  for (const [symbol, [first, last]] of Object.entries(SERIES)) {
    const instrument = { symbol };
    await store.bar.deleteMany({
      where: { instrument, OR: [{ session: { lt: first } }, { session: { gt: last } }] },
    });
    await store.corporateAction.deleteMany({ where: { instrument, exDate: { gt: last } } });
  }
  await store.calendarSession.deleteMany({
    where: { OR: [{ session: { lt: FIRST_SESSION } }, { exchange: "XNAS" }] },
  });
  await store.calendarClosure.deleteMany({
    where: { OR: [{ date: { lt: FIRST_SESSION } }, { exchange: "XNAS" }] },
  });
  for (const [slug, row] of Object.entries(AS_BEFORE)) {
    const { announced_at: at, title_zh: titleZh, title_ar: titleAr, local_date: localDate, ...rest } = row;
    const told = {
      ...rest,
      ...(at === undefined ? {} : { announcedAt: at === "" ? null : new Date(at) }),
      ...(titleZh === undefined ? {} : { titleZh }),
      ...(titleAr === undefined ? {} : { titleAr }),
      ...(localDate === undefined ? {} : { localDate }),
    };
    await store.announcement.update({ where: { slug }, data: told });
  }
  await adjustBaba(store);
  await store.company.updateMany({ data: { story: null, sector: null } });
  for (const instrument of await readInstruments(store)) await readjust(store, instrument);
  await store.finding.deleteMany();
  await store.ingestRun.updateMany({ data: { inserted: await store.bar.count() } });
  await checkStored(store, { runId: null, now: new Date() });
  await store.storeState.update({
    where: { id: 1 },
    data: { revision: 2, storyFrom: null, storyTo: null, storyEvent: null },
  });
}

/** BABA's prices as they were corrected for its dividends, rounded like a source's. */
async function adjustBaba(store: Store): Promise<void> {
  const { id } = await store.instrument.findUniqueOrThrow({ where: { symbol: "BABA" } });
  const latest = await store.bar.findFirstOrThrow({
    where: { instrumentId: id },
    orderBy: { session: "desc" },
  });
  const last = latest.adjustedClose / latest.close;
  for (const bar of await store.bar.findMany({ where: { instrumentId: id } })) {
    const { instrumentId, session, open, high, low, close, adjustedClose } = bar;
    const adjusted = (price: number | null) =>
      price === null ? null : Number(((price * adjustedClose) / close / last).toFixed(4));
    await store.bar.update({
      where: { instrumentId_session: { instrumentId, session } },
      data: {
        open: adjusted(open),
        high: adjusted(high),
        low: adjusted(low),
        close: Number((adjustedClose / last).toFixed(4)),
        flag: null,
      },
    });
  }
  await store.corporateAction.deleteMany({ where: { instrumentId: id } });
  await setBasis(store, id, "adjusted");
}
