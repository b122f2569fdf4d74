import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { LOCALES, languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { CompanyOption } from "../../../lib/views/options.ts";
import type { PaletteSubjects } from "../../../lib/views/palette.ts";
import { fill } from "../../text/fill.ts";
import { percent } from "../../text/format.ts";
import { instrumentName, makerName, readerName } from "../../text/reader-name.ts";
import type { PaletteEntry, PaletteIndex } from "./palette-index.ts";

export interface Written {
  readonly locale: string;
  readonly messages: Messages;
  /** Whether the server lets anyone in who may change what is stored. */
  readonly writing: boolean;
}

/** What the palette reaches, in a language: pages, everything stored, methods, and what is for machines. */
export function wholeIndex(subjects: PaletteSubjects, written: Written): PaletteIndex {
  return {
    whole: true,
    entries: [
      ...pages(written),
      ...subjects.companies.map((company) => companyEntry(company, written)),
      ...announcements(subjects, written),
      ...namedReactions(subjects, written),
      ...boardParts(subjects, written),
      ...methods(written),
      ...more(subjects, written),
    ],
    ranges: [...subjects.ranges],
  };
}

const PAGES = [
  ...(["board", "reactions", "compare", "study", "events", "stories", "claims"] as const),
  ...(["companies", "moves", "data", "methods"] as const),
];

function pages({ locale, messages: { nav, admin, study, moves }, writing }: Written): PaletteEntry[] {
  // In the header these two have room for a word; here they have the name of their page.
  const titles = { ...nav, study: study.title, moves: moves.title };
  const entries = PAGES.map((name) => ({
    group: "pages" as const,
    label: titles[name],
    words:
      name === "study"
        ? inEveryLanguage((texts) => `${texts.nav.study} ${texts.study.title}`).join(" ")
        : name,
    href: localePath(locale, name === "board" ? "/" : `/${name}`),
  }));
  const administration = { label: admin.title, words: "admin", href: localePath(locale, "/admin") };
  return writing ? [...entries, { group: "pages", ...administration }] : entries;
}

/** What finds a company: its names in every language, its symbols and its slug. */
const companyWords = ({ slug, names, symbols }: CompanyOption): string =>
  [slug, ...Object.values(names), ...symbols].join(" ");

function companyEntry(company: CompanyOption, { locale }: Written): PaletteEntry {
  const { slug, names, symbols } = company;
  return {
    group: "companies",
    label: names[languageOf(locale)],
    detail: symbols.join(" · "),
    words: companyWords(company),
    href: localePath(locale, `/companies/${slug}`),
  };
}

function announcements(
  { events, companies: companyOptions, reactions }: PaletteSubjects,
  { locale, messages }: Written,
): PaletteEntry[] {
  const companies = new Map(companyOptions.map((company) => [company.slug, companyWords(company)]));
  return events.map(({ slug, title, otherTitles = [], maker, date }) => {
    const named = (reactions.get(slug) ?? []).flatMap(({ company }) => companies.get(company) ?? []);
    return {
      group: "announcements",
      label: title,
      detail: `${readerName(maker, messages.makerNames)} · ${date}`,
      words: [...otherTitles, maker, readerName(maker, messages.makerNames), date, slug, ...named].join(" "),
      href: localePath(locale, `/events/${slug}`),
      date,
    };
  });
}

/** What a company did on an announcement that names it, for who types both: `focus manus`. */
export function namedReactions(
  { events, companies, reactions }: Pick<PaletteSubjects, "events" | "companies" | "reactions">,
  { locale, messages: { table } }: Written,
): PaletteEntry[] {
  const bySlug = new Map(companies.map((company) => [company.slug, company]));
  return events.flatMap(({ slug, title, otherTitles = [], date }) =>
    (reactions.get(slug) ?? []).flatMap((reaction): PaletteEntry[] => {
      const company = bySlug.get(reaction.company);
      if (!company) return [];
      const { did } = reaction;
      const limits = { up: table.limitUpShort, down: table.limitDownShort };
      const figures =
        did === null ? [] : [percent(locale, did.return), ...(did.limit === null ? [] : [limits[did.limit]])];
      return [
        {
          group: "reactions",
          label: `${title} · ${company.names[languageOf(locale)]}`,
          detail: [...figures, date].join(" · "),
          words: [...otherTitles, slug, date, companyWords(company)].join(" "),
          href: `${localePath(locale, `/events/${slug}`)}#listing-${reaction.symbol}`,
        },
      ];
    }),
  );
}

function boardParts(
  { kinds, makers, benchmarks }: PaletteSubjects,
  { locale, messages }: Written,
): PaletteEntry[] {
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
    ...benchmarks.map((index) => ({
      group: "benchmarks" as const,
      label: instrumentName(index, messages.instrumentNames),
      detail: index.symbol,
      words: [
        index.name,
        ...inEveryLanguage((texts) => instrumentName(index, texts.instrumentNames)),
        index.symbol,
      ].join(" "),
      href: `${board("benchmark", index.symbol)}&overlay=benchmark`,
    })),
  ];
}

/** A text in every language, so that whoever knows the English word of the field finds it on a page in any other. */
const inEveryLanguage = (read: (messages: Messages) => string): string[] =>
  LOCALES.map((one) => read(messagesIn(one)));

type MethodTexts = Pick<Messages, "methods" | "tests">;
const namedMethods = ({
  methods: { sections },
  tests,
}: MethodTexts): Readonly<Record<string, { readonly name: string }>> => ({
  ...sections,
  ...tests,
});

/** Where on the page of methods a word of the field is explained that is no section's own name. */
const TERMS = {
  pValue: "t",
  tTest: "t",
  significance: "t",
  limitUp: "limit",
  adjustedClose: "return",
  eventWindow: "car",
  estimationWindow: "marketModel",
  beta: "marketModel",
  eventStudy: "abnormal",
} as const satisfies Record<keyof Messages["terms"], string>;

function methods({ locale, messages }: Written): PaletteEntry[] {
  const href = (anchor: string) => `${localePath(locale, "/methods")}#${anchor}`;
  const sections = Object.entries(namedMethods(messages)).map(([id, { name }]) => ({
    group: "methods" as const,
    label: name,
    words: [
      id,
      messages.methods.title,
      ...inEveryLanguage((texts) => namedMethods(texts)[id]?.name ?? ""),
    ].join(" "),
    href: href(id),
  }));
  const terms = termNames.map((term) => ({
    group: "methods" as const,
    label: messages.terms[term].name,
    detail: namedMethods(messages)[TERMS[term]]?.name,
    words: inEveryLanguage(({ terms }) => `${terms[term].name} ${terms[term].words}`).join(" "),
    href: href(TERMS[term]),
  }));
  return [...terms, ...sections];
}

const termNames = Object.keys(TERMS).filter((term): term is keyof typeof TERMS => term in TERMS);

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
