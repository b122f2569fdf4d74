import { isFirstVisit } from "../../components/board/introduction/first-visit.ts";
import { linesWithin } from "../../components/cards/card-pen.ts";
import { pageAddress } from "../../components/command/palette/command-address.ts";
import { bestFirst, prepare } from "../../components/command/palette/search-rank.ts";
import { scriptJson } from "../../components/social/json-ld.tsx";
import { markup } from "../../components/social/markup.ts";
import { fill } from "../../components/text/fill.ts";
import { readAdmin } from "../../lib/admin/access/session.ts";
import { announcementOf } from "../../lib/admin/announcements/announcement-csv.ts";
import { EMPTY_COMPANY, newFields } from "../../lib/admin/announcements/announcement-fields.ts";
import { parseAnnouncement } from "../../lib/admin/announcements/announcement-form.ts";
import { fileText, readRows } from "../../lib/admin/announcements/announcement-rows.ts";
import { parseCompany } from "../../lib/admin/companies/company-form.ts";
import { isKnownZone, isWebAddress } from "../../lib/admin/forms/checks.ts";
import { newInstrumentFields } from "../../lib/admin/instruments/instrument-fields.ts";
import { parseInstrument } from "../../lib/admin/instruments/instrument-form.ts";
import { readCommand } from "../../lib/cli/command.ts";
import { studyCommand } from "../../lib/cli/study/arguments.ts";
import { bodyKind } from "../../lib/discover/body-kind.ts";
import { feedInstant } from "../../lib/discover/feed-date.ts";
import { isPerhapsKnown } from "../../lib/discover/known-announcement.ts";
import { isDerivedRepository, parseHuggingFace } from "../../lib/discover/parse-huggingface.ts";
import { parseAtom, parseRss, webAddress } from "../../lib/discover/parse-xml.ts";
import { plainText } from "../../lib/discover/plain-text.ts";
import { csvCell, unguarded } from "../../lib/export/rows.ts";
import { preferredLocale } from "../../lib/i18n/routing.ts";
import { isIsoDate } from "../../lib/market/session-date.ts";
import { BarFileError, OWN_HEADERS, scanBars } from "../../lib/quotes/bulk/scan-bars.ts";
import { readQuoteFile } from "../../lib/quotes/file/read-quote-file.ts";
import { isSameSymbol } from "../../lib/quotes/file/rows-by-symbol.ts";
import { retryAfterMilliseconds } from "../../lib/quotes/http/retry-after.ts";
import { readViews, VIEW_KEY_PREFIX } from "../../lib/saved-views.ts";
import { finds, searchable } from "../../lib/searchable.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { studyTexts } from "../../lib/study-input/study-texts.ts";
import { seenText } from "../../lib/unseen-characters.ts";
import { pagePlace } from "../../lib/views/paging.ts";
import { parseSorts } from "../../lib/views/reactions/reaction-sort.ts";
import { parseReactionsChoice } from "../../lib/views/reactions/reactions-choice.ts";
import { bibtex } from "../../lib/views/social/citation.ts";

/** A function that reads text from outside, and what its hostile inputs are made of. */
export interface OutsideParser {
  readonly name: string;
  readonly read: (text: string) => unknown;
  /** Pieces that a hostile text repeats. */
  readonly pieces: readonly string[];
  /** What stands before and after them, beside nothing. */
  readonly heads?: readonly string[];
  readonly tails?: readonly string[];
}

const slugs = new Set(["alibaba", "manus"]);
const announcement = newFields(new Map([["title", "QwQ-32B"]]));
const vocabulary = { lanes: null, companies: slugs };
const parsedAnnouncement = (changes: Partial<typeof announcement>) =>
  parseAnnouncement({ ...announcement, ...changes }, vocabulary);
const known = { title: "GPT-4o", maker: "OpenAI", urls: ["https://openai.com/gpt-4o"], instant: 0 };
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
/** A font of which every letter is one wide. */
const LETTERS = { width: (text: string) => text.length };
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
const PALETTE = prepare(
  Array.from({ length: 20 }, (_, at) => ({ label: `a-${"ab".repeat(at)}`, words: "aa ab" })),
);
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

const XML = [
  "<a>",
  "</a>",
  "<a ",
  "a='1' ",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?x ",
  "<!DOCTYPE a [",
  "&lt;",
  "&#1;",
  "<",
  ">",
  '"',
  " ",
  "x",
];
const MARKUP = [
  "<!--",
  "-->",
  "<!-",
  "<a ",
  "<a",
  "</",
  ">",
  "&#x",
  "&amp;",
  "&a",
  " ",
  "\u00a0",
  "x",
  "<!-->",
];
const NUMBERS = ["1", "0", ".", ",", "1,234", "-", "+", "e", " ", "00", "x"];
const DATES = ["2", "0", "-", "T", ":", "+", "Z", ".", " ", "1", "Mon, ", "\t"];
const CSV = [",", '"', '""', "\n", "\r", "a", " ", "'", ";", "\t", "|", "\u00e9"];
const WORDS = ["a", "ab", " ", "-", "\u0301", "\u0640", "A", ".", "\ufdfa", "1", "\ud83d\ude00"];
const ADDRESS = ["/", "?", "#", ".", "%", "a", "@", ":", "//", "\\", " ", "\n"];
const LIST = [",", "a", "-t", "t", "car", ";", "q=", "-", "zh", " ", "=", "+"];

/** Every function that reads text that somebody outside wrote. */
export const OUTSIDE_PARSERS: readonly OutsideParser[] = [
  { name: "plainText", read: plainText, pieces: MARKUP },
  {
    name: "parseRss",
    read: parseRss,
    pieces: XML,
    heads: ["<rss><channel><item><title>", "<rss>"],
    tails: ["</title></item></channel></rss>"],
  },
  {
    name: "parseAtom",
    read: parseAtom,
    pieces: XML,
    heads: ["<feed><entry><title type='html'>"],
    tails: ["</title></entry></feed>"],
  },
  {
    name: "parseHuggingFace",
    read: parseHuggingFace,
    pieces: ["[", "{", '"id":', '"a/b",', '{"id":"a/b"},', " "],
    heads: ["["],
    tails: ["]", "{}]"],
  },
  {
    name: "feedInstant",
    read: feedInstant,
    pieces: DATES,
    heads: ["Thu, 06 Mar 2025 02:55:00 "],
    tails: ["x", " GMT"],
  },
  { name: "webAddress", read: webAddress, pieces: ADDRESS, heads: ["https://a"] },
  { name: "bodyKind", read: bodyKind, pieces: [" ", "\ufeff", "<!--", "-->", "<", "html"] },
  {
    name: "isDerivedRepository",
    read: (text) => isDerivedRepository(text, [text]),
    pieces: ["-q4", "_", "-int4", ".", "0", "q2_", "base_model:", "a/"],
  },
  {
    name: "isPerhapsKnown by address",
    read: (text) => isPerhapsKnown({ ...known, urls: [text] }, { ...known, urls: [`${text}b`] }),
    pieces: ADDRESS,
    tails: ["x"],
  },
  {
    name: "isPerhapsKnown by title",
    read: (text) => isPerhapsKnown({ ...known, urls: [], title: text }, { ...known, title: `${text} 1` }),
    pieces: [...WORDS, "1.1"],
  },

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
  { name: "the session cookie", read: (text) => readAdmin(text, 0), pieces: [".", "a", "=", "-"] },

  {
    name: "csvCell",
    read: csvCell,
    pieces: ["'", "=", '"', "\r", "\n", "\u202e", "\0", " ", "-1", "..", "\u200b"],
    tails: ["x"],
  },
  { name: "unguarded", read: unguarded, pieces: ["'", " ", "=", "\u200b", "\ufffd"], tails: ["x"] },
  { name: "seenText", read: seenText, pieces: ["\0", "\r", "\n", "\ud800", "a"] },
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
  {
    name: "windows of the study command",
    read: (text) =>
      readCommand(studyCommand, [
        ...["--events", "e", "--prices", "p", "--window", text, "--minimum-sessions", text],
      ]),
    pieces: ["-", "1", ".", "1..", "0"],
  },
  { name: "isIsoDate", read: isIsoDate, pieces: DATES },
  {
    name: "retryAfterMilliseconds",
    read: (text) => retryAfterMilliseconds(text, 0),
    pieces: ["1", " ", "x", ","],
  },

  { name: "preferredLocale", read: preferredLocale, pieces: [...LIST, ";q=0.5", "zh;q=1,", ";q=;q="] },
  {
    name: "siteOrigin",
    read: (text) => siteOrigin({ get: (name) => (name === "host" ? text : null) }, undefined),
    pieces: [".", "a", ":", "1", "[", "]", "-"],
    tails: ["!"],
  },
  { name: "isFirstVisit", read: (text) => isFirstVisit(text, 0), pieces: ["1", " ", "x"] },
  {
    name: "parseSorts of one column after another",
    read: (text) => parseSorts(text + text.replaceAll("t", "car")),
    pieces: ["t,", "-t,"],
  },
  { name: "parseSorts", read: parseSorts, pieces: LIST, tails: [",car", ",t"] },
  {
    name: "parseReactionsChoice",
    read: (text) =>
      parseReactionsChoice(
        new URLSearchParams({
          view: text,
          measure: text,
          order: text,
          size: text,
          explain: text,
          page: text,
        }),
      ),
    pieces: LIST,
  },
  { name: "pagePlace", read: (text) => pagePlace(text, 100, 10), pieces: ["1", "0", " "] },
  {
    name: "newFields of an address",
    read: (text) =>
      newFields(
        new Map([
          ["kind", text],
          ["title", text],
        ]),
      ),
    pieces: ["+", "a", " "],
  },
  {
    name: "readViews",
    read: (text) =>
      readViews([
        [`${VIEW_KEY_PREFIX}a`, text],
        [VIEW_KEY_PREFIX, JSON.stringify({ name: text, address: `/${text}`, savedAt: 1 })],
      ]),
    pieces: ["/", "a", "\\", "{", "[", '"', " "],
  },
  { name: "the palette's query", read: (text) => bestFirst(PALETTE, text, 50), pieces: WORDS },
  {
    name: "the palette's texts",
    read: (text) => bestFirst(prepare([{ label: text, words: text }]), "aaaaaaaaaaaaaaaaaaaab", 50),
    pieces: WORDS,
  },
  { name: "a search among options", read: (text) => finds(searchable(text), `${text} b`), pieces: WORDS },
  {
    name: "pageAddress",
    read: (text) => pageAddress(`/${text}`, `?${text}`, "en"),
    pieces: [...ADDRESS, "&", "=", "companies/"],
  },
  { name: "markup", read: (text) => markup`<p>${text}</p>`, pieces: ["<", "&", "\0", "\ud800", "a", '"'] },
  {
    name: "lines of a picture",
    read: (text) => linesWithin(text, { room: 40, most: 2, face: { size: 1, weight: 400 } }, LETTERS),
    pieces: [" ", "\u4e00", "a", "\u2068", "\u2069", "/"],
  },
  { name: "fill", read: (text) => fill(text, { a: text.slice(0, 8) }), pieces: ["{", "}", "{a}", "a"] },
  {
    name: "scriptJson",
    read: (text) => scriptJson({ name: text }),
    pieces: ["<", "</script>", "\\", "\u2028"],
  },
  {
    name: "bibtex",
    read: (text) =>
      bibtex({
        site: text,
        title: text,
        key: "a",
        revision: 1,
        quotesTo: null,
        address: text,
        accessed: "2025-03-06",
      }),
    pieces: ["{", "\\", " ", "%", "~", "a"],
  },
];
