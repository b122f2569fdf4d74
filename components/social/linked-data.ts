import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { TimelineMark } from "../../lib/views/figure/timeline.ts";
import type { EventSummary } from "../../lib/views/social/social-card.ts";
import type { Json } from "./json-ld.tsx";

const CONTEXT = "https://schema.org";

/** Where the page that is described stands. */
interface Place {
  readonly origin: string;
  readonly locale: string;
  readonly messages: Messages;
}

/** When something was announced, as a mark on the timeline has it. */
type KnownTime = Pick<TimelineMark, "announcedAt" | "localDate" | "precision">;

/** An announcement as schema.org's Event; its start is as exact as it is known and no more. */
export function eventData(
  {
    slug,
    title,
    otherTitles,
    maker,
    time,
  }: Pick<EventSummary, "slug" | "title" | "maker"> & {
    /** Its titles in other languages. */
    readonly otherTitles: readonly string[];
    readonly time: KnownTime;
  },
  companies: readonly { readonly slug: string; readonly name: string }[],
  { origin, locale }: Place,
): Json {
  return {
    "@context": CONTEXT,
    "@type": "Event",
    name: title,
    ...(otherTitles.length > 0 && { alternateName: [...otherTitles] }),
    startDate: startDate(time),
    organizer: { "@type": "Organization", name: maker },
    url: origin + localePath(locale, `/events/${slug}`),
    about: companies.map((company) => ({
      "@type": "Corporation",
      name: company.name,
      url: origin + localePath(locale, `/companies/${company.slug}`),
    })),
  };
}

/** ISO 8601 with what is known: minutes, the hour, the day or the month. */
export function startDate({ announcedAt, localDate, precision }: KnownTime): string {
  if (announcedAt === null || precision === "day" || precision === "month") return localDate;
  const instant = new Date(announcedAt).toISOString();
  return precision === "hour" ? `${instant.slice(0, 13)}Z` : `${instant.slice(0, 16)}Z`;
}

const VARIABLES: Readonly<Record<keyof ExportLinks, readonly string[]>> = {
  bars: ["open", "high", "low", "close", "adjusted close", "volume"],
  events: ["announcement time"],
  reactions: ["return on day 0", "abnormal return", "cumulative abnormal return", "t statistic", "p value"],
};
const FORMATS = { csv: "text/csv", json: "application/json" } as const;

/** The tables behind a page as schema.org's Dataset, each as CSV and JSON. */
export function datasetData(
  {
    name,
    path,
    exports,
    range,
    revision,
  }: {
    readonly name: string;
    /** The page, without a language. */
    readonly path: string;
    readonly exports: Partial<ExportLinks>;
    /** First and last session, ISO dates; null where no quote is stored. */
    readonly range: { readonly first: string; readonly last: string } | null;
    readonly revision: number;
  },
  { origin, locale, messages }: Place,
): Json {
  const tables = (["bars", "events", "reactions"] as const).filter((table) => exports[table] !== undefined);
  return {
    "@context": CONTEXT,
    "@type": "Dataset",
    name,
    description: messages.meta.datasetDescription,
    url: origin + localePath(locale, path),
    version: String(revision),
    isAccessibleForFree: true,
    creator: { "@type": "Organization", name: messages.app.name, url: `${origin}/` },
    ...(range && { temporalCoverage: `${range.first}/${range.last}` }),
    variableMeasured: tables.flatMap((table) => VARIABLES[table]),
    distribution: tables.flatMap((table) =>
      (["csv", "json"] as const).map((format) => ({
        "@type": "DataDownload",
        name: `${table}.${format}`,
        contentUrl: `${origin}/api/v1/${table}.${format}${exports[table] ? `?${exports[table]}` : ""}`,
        encodingFormat: FORMATS[format],
      })),
    ),
  };
}

/** The way from the board over the pages between to a page, as schema.org's BreadcrumbList. */
export function breadcrumbData(
  steps: readonly { readonly name: string; readonly path: string }[],
  { origin, locale, messages }: Place,
): Json {
  const board = { name: messages.nav.board, path: "/" };
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: [board, ...steps].map(({ name, path }, at) => ({
      "@type": "ListItem",
      position: at + 1,
      name,
      item: origin + localePath(locale, path),
    })),
  };
}
