import { announcementOf } from "../../lib/admin/announcements/announcement-csv.ts";
import { EMPTY_COMPANY, newFields } from "../../lib/admin/announcements/announcement-fields.ts";
import { parseAnnouncement } from "../../lib/admin/announcements/announcement-form.ts";
import { fileText, readRows } from "../../lib/admin/announcements/announcement-rows.ts";
import { parseCompany } from "../../lib/admin/companies/company-form.ts";
import { isKnownZone, isWebAddress } from "../../lib/admin/forms/checks.ts";
import { newInstrumentFields } from "../../lib/admin/instruments/instrument-fields.ts";
import { parseInstrument } from "../../lib/admin/instruments/instrument-form.ts";
import { BarFileError, OWN_HEADERS, scanBars } from "../../lib/quotes/bulk/scan-bars.ts";
import { readQuoteFile } from "../../lib/quotes/file/read-quote-file.ts";
import { isSameSymbol } from "../../lib/quotes/file/rows-by-symbol.ts";
import { studyTexts } from "../../lib/study-input/study-texts.ts";
import { ADDRESS, CSV, DATES, NUMBERS, type OutsideParser, WORDS } from "./hostile-pieces.ts";

const slugs = new Set(["alibaba", "manus"]);
const announcement = newFields(new Map([["title", "QwQ-32B"]]));
const vocabulary = { lanes: null, companies: slugs };
const parsedAnnouncement = (changes: Partial<typeof announcement>) =>
  parseAnnouncement({ ...announcement, ...changes }, vocabulary);
const stated = { prices: "raw", volume: "shares", symbol: "BABA" } as const;
const quoteFile = (text: string) =>
  readQuoteFile(Buffer.from(text), "quotes.csv", stated, new Map([["BABA", "America/New_York"]]));
const HEADER = "slug,title,maker,lane,kind,announced_at,local_date,zone,precision,note,sources,companies\n";
async function* inPieces(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}
async function scanned(text: string): Promise<void> {
  try {
    for await (const _block of scanBars(inPieces(text)));
  } catch (error) {
    if (!(error instanceof BarFileError)) throw error;
  }
}
const INSTRUMENT = newInstrumentFields(new Map([["symbol", "BABA"]]));
const CELLS = {
  slug: "a",
  title: "QwQ-32B",
  maker: "Alibaba",
  lane: "Other labs",
  kind: "model",
  announced_at: "",
  local_date: "2025-03-06",
  zone: "UTC",
  precision: "day",
  note: "",
  sources: "https://a.b",
  companies: "",
};
/** `,T,T` with a ticker of its own in each place. */
const tickers = (text: string) => [...text.matchAll(/,T/g)].map((_, at) => `,S${at}`).join("");
const studied = (prices: string, events: string, options: Readonly<Record<string, string>> = {}) =>
  studyTexts(
    {
      kind: "price",
      table: { name: "prices.csv", text: prices },
      events: { name: "events.csv", text: events },
      factors: null,
    },
    { market: "INDEX", ...options },
  );
const STUDY_EVENT = "id,security,date\ne,AAA,2024-01-01\n";
const STUDY_PRICES = "date,INDEX,AAA\n2024-01-01,1,1\n";

/** Every function that reads a file or a form that somebody outside filled in. */
export const FILE_PARSERS: readonly OutsideParser[] = [
  {
    name: "a study's prices",
    read: (text) => studied(text, STUDY_EVENT),
    pieces: [...CSV, "2024-01-02,1,1\n", "1"],
    heads: ["date,INDEX,AAA\n", 'date,INDEX,AAA\n"', "date,INDEX,AAA\n2024-01-01,"],
    tails: ['"', ",1,1"],
  },
  {
    name: "a study's numbers",
    read: (text) => studied(`${STUDY_PRICES.replaceAll(",", ";")}2024-01-02;${text};1`, STUDY_EVENT),
    pieces: [...NUMBERS, "'", "\u00a0", "1.234"],
    tails: [",5", "x"],
  },
  {
    name: "a study's events",
    read: (text) => studied(STUDY_PRICES, text, { dates: "day-first" }),
    pieces: [...DATES, "/", "[", "]", "a", "_", "e,AAA,2024-01-01\n"],
    heads: ["id,security,date\ne,AAA,", "id,security,date\ne,AAA,2024-01-01T10:00"],
    tails: ["]", "Z"],
  },
  { name: "readRows of an import", read: readRows, pieces: CSV, heads: [HEADER, `${HEADER}"`], tails: ['"'] },
  { name: "fileText", read: (text) => fileText(Buffer.from(text)), pieces: WORDS },
  {
    name: "a row's sources",
    read: (text) => announcementOf({ ...CELLS, sources: text }, vocabulary, undefined),
    pieces: ["|", "\n", "\r", "https://a.b", " ", "a"],
  },
  {
    name: "a row's companies",
    read: (text) => announcementOf({ ...CELLS, companies: text }, vocabulary, undefined),
    pieces: ["|", "\n", "alibaba|maker", "manus\n", " "],
  },
  {
    name: "a row's kinds and time",
    read: (text) =>
      announcementOf(
        { ...CELLS, kind: text, announced_at: text, local_date: text, zone: text },
        vocabulary,
        undefined,
      ),
    pieces: ["+", "a", "/", "A", "-", ...DATES],
  },
  {
    name: "an announcement's title and note",
    read: (text) => parsedAnnouncement({ slug: "", title: text, note: text, maker: text }),
    pieces: [...WORDS, "\r", "\0", "\u202e"],
  },
  {
    name: "an announcement's slug",
    read: (text) => parsedAnnouncement({ slug: text }),
    pieces: ["a", "-", "a-", "0"],
    tails: ["!"],
  },
  {
    name: "an announcement's companies in its form",
    read: (text) =>
      parsedAnnouncement({
        companies: text.split(",").map((company) => ({ ...EMPTY_COMPANY, company, role: "maker" })),
      }),
    pieces: ["alibaba,", "a,", "manus,"],
  },
  {
    name: "an announcement's sources in its form",
    read: (text) => parsedAnnouncement({ sources: text.split(",").map((url) => ({ url, evidence: url })) }),
    pieces: ["https://a,", "x,", ","],
  },
  {
    name: "a company's form",
    read: (text) => parseCompany({ slug: text, nameEn: text, nameZh: text, nameAr: text, position: text }),
    pieces: [...WORDS, "a-", "\0"],
  },
  {
    name: "an instrument's form",
    read: (text) =>
      parseInstrument(
        { ...INSTRUMENT, symbol: text, name: text, sharesPerUnit: text, benchmarks: text.split(",") },
        { companies: new Map(), instruments: new Map() },
      ),
    pieces: ["A", "A.", "-", "1", ".", "^", "KWEB,", ","],
  },
  { name: "isKnownZone", read: isKnownZone, pieces: ["A", "/", "A/", "_", "-", "+"], tails: ["!"] },
  { name: "isWebAddress", read: isWebAddress, pieces: ADDRESS, heads: ["https://", "http://a"] },
  {
    name: "readQuoteFile",
    read: quoteFile,
    pieces: CSV,
    heads: ["Date,Close\n", "Date,Open,High,Low,Close,Volume\n2025-03-06,1,1,1,1,"],
  },
  {
    name: "readQuoteFile's numbers",
    read: quoteFile,
    pieces: NUMBERS,
    heads: ['Date,Close\n2025-03-06,"'],
    tails: ['x"\n', '"\n'],
  },
  {
    name: "readQuoteFile's dates",
    read: quoteFile,
    pieces: DATES,
    heads: ['Date,Close\n"', 'Date,Close\n"2025-03-06T00:00:00.'],
    tails: ['",1\n', 'x",1\n'],
  },
  {
    name: "readQuoteFile's pandas columns",
    read: (text) =>
      quoteFile(`Price${text.replaceAll("T", "Close")}\nTicker${tickers(text)}\nDate\n2025-03-06,1\n`),
    pieces: [",T"],
  },
  {
    name: "readQuoteFile's rows",
    read: quoteFile,
    pieces: [
      "2025-03-06,1\n",
      "06/03/2025,1\n",
      "2025-03-06 01:00,1\n",
      '2025-03-06,"1,5"\n',
      "2025-03-06,1,1\n",
      "x,y\n",
    ],
    heads: ["Date,Close\n"],
    tails: ["13/13/2025,1\n", "x,1,2\n"],
  },
  {
    name: "isSameSymbol",
    read: (text) => isSameSymbol(text, "9988.HK"),
    pieces: ["0", "H", "HK.", ".", "^", " "],
    tails: ["x"],
  },
  {
    name: "scanBars",
    read: scanned,
    pieces: [",", "a", "1", ".", "\n", "9988.HK,2025-03-06,1,1,1,1,1,1,HKD,x\n", ",raw", ",derived", "-"],
    heads: OWN_HEADERS.map((header) => `${header}\n`),
  },
];
