import { linesWithin } from "../../components/cards/card-pen.ts";
import { pageAddress } from "../../components/command/palette/command-address.ts";
import { bestFirst, prepare } from "../../components/command/palette/search-rank.ts";
import { scriptJson } from "../../components/social/json-ld.tsx";
import { markup } from "../../components/social/markup.ts";
import { fill } from "../../components/text/fill.ts";
import { readAdmin } from "../../lib/admin/access/session.ts";
import { newFields } from "../../lib/admin/announcements/announcement-fields.ts";
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
import { retryAfterMilliseconds } from "../../lib/quotes/http/retry-after.ts";
import { readViews, VIEW_KEY_PREFIX } from "../../lib/saved-views.ts";
import { finds, searchable } from "../../lib/searchable.ts";
import { LONGEST_TARGET_CHARACTERS } from "../../lib/server/target.ts";
import { siteOrigin } from "../../lib/site-origin.ts";
import { seenText } from "../../lib/unseen-characters.ts";
import { pagePlace } from "../../lib/views/paging.ts";
import { parseSorts } from "../../lib/views/reactions/reaction-sort.ts";
import { parseReactionsChoice } from "../../lib/views/reactions/reactions-choice.ts";
import { bibtex } from "../../lib/views/social/citation.ts";
import { FILE_PARSERS } from "./file-parsers.ts";
import { ADDRESS, DATES, LIST, MARKUP, type OutsideParser, WORDS, XML } from "./hostile-pieces.ts";

const known = { title: "GPT-4o", maker: "OpenAI", urls: ["https://openai.com/gpt-4o"], instant: 0 };
/** A font of which every letter is one wide. */
const LETTERS = { width: (text: string) => text.length };
const PALETTE = prepare(
  Array.from({ length: 20 }, (_, at) => ({ label: `a-${"ab".repeat(at)}`, words: "aa ab" })),
);

/** Every function that reads text that somebody outside wrote. */
export const OUTSIDE_PARSERS: readonly OutsideParser[] = [
  ...FILE_PARSERS,
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
    // Node's own reading of a query grows with the square of its names; a browser has its own, of the server's length.
    read: (text) => pageAddress(`/${text}`, `?${text.slice(0, LONGEST_TARGET_CHARACTERS)}`, "en"),
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
