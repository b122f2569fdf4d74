import type { QueryInput } from "../../filters/parse.ts";
import { loadReference, type Reference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { finds, searchable } from "../../searchable.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import type { CompanyNames } from "../event.ts";
import type { NamedReaction } from "../named-reactions.ts";
import { firstValue, type ListQuery, listQuery, type Page, pageOf } from "../paging.ts";
import { type TellingDay, tellingDays } from "./telling-days.ts";

/** What the days are in order of; the first is what the list opens on. */
export const STORY_ORDERS = ["newest", "strongest"] as const;
export type StoryOrder = (typeof STORY_ORDERS)[number];

const PAGE_SIZE = 40;

/** A telling day in the list. */
export interface ListedStory extends Pick<TellingDay, "day" | "isDayOnly"> {
  readonly announcements: readonly { readonly slug: string; readonly title: string }[];
  readonly moved: readonly (NamedReaction & { readonly names: CompanyNames })[];
}

/** A page of the days that tell something, and of how many days they are some. */
export interface StoryList extends ListQuery<StoryOrder>, Page<ListedStory> {
  readonly revision: number;
  /** Days with announcements on which no company named moved beyond its noise. */
  readonly others: number;
  /** The last telling day, for whoever asks for a day of their own; null where there is none. */
  readonly latest: string | null;
}

/** Reads a page of the telling days; `search` finds days by date, titles, companies and symbols. */
export async function storyList(query: QueryInput, language: Language, given?: Store): Promise<StoryList> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const asked = listQuery(query, STORY_ORDERS);
  const { days, others } = await tellingDays(store, reference);
  const names = companyNames(reference);
  const found =
    asked.search === "" ? days : days.filter((one) => finds(searchedText(one, names), asked.search));
  const ordered =
    asked.order === "newest"
      ? found
      : found.toSorted((a, b) => Number(a.isDayOnly) - Number(b.isDayOnly) || b.strength - a.strength);
  const page = pageOf(ordered, firstValue(query, "page"), PAGE_SIZE);
  return {
    ...asked,
    ...page,
    rows: page.rows.map(({ day, isDayOnly, announcements, moved }) => ({
      ...{ day, isDayOnly },
      announcements: announcements.map(({ slug, title }) => ({ slug, title })),
      moved: moved.flatMap((one) => {
        const own = names.get(one.company);
        return own ? [{ ...one, names: own }] : [];
      }),
    })),
    revision: reference.revision,
    others,
    latest: days[0]?.day ?? null,
  };
}

/** The names of companies by slug, in every language. */
export const companyNames = ({ companies }: Reference): ReadonlyMap<string, CompanyNames> =>
  new Map(companies.map(({ slug, nameEn: en, nameZh: zh, nameAr: ar }) => [slug, { en, zh, ar }]));

const searchedText = (
  { day, announcements, moved }: TellingDay,
  names: ReadonlyMap<string, CompanyNames>,
): string =>
  [
    searchable(day),
    ...announcements.map(({ searched }) => searched),
    ...moved.map(({ company, symbol }) =>
      searchable([symbol, ...Object.values(names.get(company) ?? {})].join(" ")),
    ),
  ].join(" ");
