import type { Messages } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { CompanyOption } from "../../../lib/views/options.ts";
import type { PaletteSubjects } from "../../../lib/views/palette.ts";
import { fill } from "../../text/fill.ts";
import { makerName, readerName } from "../../text/reader-name.ts";
import type { PaletteEntry, PaletteIndex } from "./palette-index.ts";

interface Written {
  readonly locale: string;
  readonly messages: Messages;
  /** Whether the server lets anyone in who may change what is stored. */
  readonly writing: boolean;
}

/** What the palette reaches, in a language: pages, everything stored, methods, and what is for machines. */
export function paletteIndex(subjects: PaletteSubjects, written: Written): PaletteIndex {
  return {
    entries: [
      ...pages(written),
      ...subjects.companies.map((company) => companyEntry(company, written)),
      ...announcements(subjects, written),
      ...boardParts(subjects, written),
      ...methods(written),
      ...more(subjects, written),
    ],
    ranges: [...subjects.ranges],
  };
}

const PAGES = ["board", "reactions", "compare", "events", "companies", "moves", "data", "methods"] as const;

function pages({ locale, messages: { nav, admin }, writing }: Written): PaletteEntry[] {
  const entries = PAGES.map((name) => ({
    group: "pages" as const,
    label: nav[name],
    words: name,
    href: localePath(locale, name === "board" ? "/" : `/${name}`),
  }));
  const administration = { label: admin.title, words: "admin", href: localePath(locale, "/admin") };
  return writing ? [...entries, { group: "pages", ...administration }] : entries;
}

function companyEntry({ slug, names, symbols }: CompanyOption, { locale }: Written): PaletteEntry {
  return {
    group: "companies",
    label: names[languageOf(locale)],
    detail: symbols.join(" · "),
    words: [slug, ...Object.values(names), ...symbols].join(" "),
    href: localePath(locale, `/companies/${slug}`),
  };
}

function announcements({ events }: PaletteSubjects, { locale, messages }: Written): PaletteEntry[] {
  return events.map(({ slug, title, otherTitles = [], maker, date }) => ({
    group: "announcements",
    label: title,
    detail: `${readerName(maker, messages.makerNames)} · ${date}`,
    words: [...otherTitles, maker, readerName(maker, messages.makerNames), date, slug].join(" "),
    href: localePath(locale, `/events/${slug}`),
  }));
}

function boardParts({ kinds, makers }: PaletteSubjects, { locale, messages }: Written): PaletteEntry[] {
  const board = (parameter: string, value: string) =>
    `${localePath(locale, "/")}?${new URLSearchParams({ [parameter]: value })}`;
  const detail = messages.palette.onBoard;
  return [
    ...kinds.map((kind) => ({
      group: "kinds" as const,
      label: readerName(kind, messages.kindNames),
      detail,
      words: `${messages.filter.kind} ${kind}`,
      href: board("kind", kind),
    })),
    ...makers.map((maker) => ({
      group: "makers" as const,
      label: makerName(maker, messages.makerNames, messages.filter.makerGroup),
      detail,
      words: maker.value,
      href: board("maker", maker.value),
    })),
  ];
}

function methods({ locale, messages: { methods: texts, tests } }: Written): PaletteEntry[] {
  return [...Object.entries(texts.sections), ...Object.entries(tests)].map(([id, { name }]) => ({
    group: "methods",
    label: name,
    words: `${id} ${texts.title}`,
    href: `${localePath(locale, "/methods")}#${id}`,
  }));
}

const EXPORTS = { reactions: "exportReactions", bars: "exportBars", events: "exportEvents" } as const;

function more({ findings }: PaletteSubjects, { locale, messages }: Written): PaletteEntry[] {
  const { palette, filter, findings: found, data, app } = messages;
  const onData = (id: string) => `${localePath(locale, "/data")}#${id}`;
  const everything = (["reactions", "bars", "events"] as const).map((name) => ({
    label: fill(palette.everything, { name: filter[EXPORTS[name]] }),
    words: "csv download export",
    href: `/api/v1/${name}.csv`,
  }));
  return [
    { label: found.title, detail: String(findings), words: "findings checks", href: onData("findings") },
    { label: data.runs, words: "runs ingest", href: onData("runs") },
    { label: data.revisions, words: "revisions", href: onData("revisions") },
    { label: palette.feed, detail: "Atom", words: "atom rss feed", href: localePath(locale, "/feed.xml") },
    ...everything,
    { label: palette.snapshots, detail: "JSON", words: "snapshot zip", href: "/api/v1/snapshots" },
    { label: app.sources, words: "sources", href: localePath(locale, "/data") },
  ].map((entry) => ({ group: "more", ...entry }));
}
