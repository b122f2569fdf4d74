import { z } from "zod";
import { messagesIn } from "../i18n/messages.ts";
import { LOCALES } from "../i18n/routing.ts";
import { loadReference, type Reference } from "../reactions/reference.ts";
import type { Language } from "../reactions/titles.ts";
import { fail, type Result, succeed } from "../result.ts";
import { finds, LONGEST_SEARCH, searchable } from "../searchable.ts";
import type { Store } from "../store/client.ts";
import { sharedStore } from "../store/shared.ts";
import { type AllOptions, allOptions, type OptionList } from "./options.ts";

/** The most options that one search answers. */
const MOST_FOUND = 50;

/** What a search finds in one of a filter's lists, as of one data revision; the other lists are empty. */
export interface FoundOptions extends Pick<AllOptions, "companies" | "events" | "makers"> {
  readonly revision: number;
  /** How many it finds, of which these are the first. */
  readonly total: number;
}

const askedSchema = z.object({
  list: z.enum(["company", "event", "maker"]),
  search: z.string().trim().max(LONGEST_SEARCH).default(""),
});

/**
 * The options of the list `list` of a page's filter that have every word of `search`, with titles in a language: those
 * whose name begins with what was typed first, otherwise in the order of the list. At most fifty.
 */
export async function foundOptions(
  query: URLSearchParams,
  language: Language,
  given?: Store,
): Promise<Result<FoundOptions, string>> {
  const asked = askedSchema.safeParse(Object.fromEntries(query));
  if (!asked.success) {
    return fail(`list: company, event or maker; search: at most ${LONGEST_SEARCH} characters`);
  }
  const { list, search } = asked.data;
  const reference = await loadReference(given ?? (await sharedStore()), language);
  const typed = searchable(search);
  const all = searchedOptions(reference)[list];
  const found = all.filter(({ searched }) => finds(searched, search));
  const begins = found.filter(({ searched }) => searched.startsWith(typed));
  const ordered = typed === "" ? found : [...begins, ...found.filter((one) => !begins.includes(one))];
  const chosen = ordered.slice(0, MOST_FOUND).map(({ at }) => at);
  const options = allOptions(reference);
  const picked = <Option>(name: OptionList, from: readonly Option[]): readonly Option[] =>
    name === list ? chosen.flatMap((at) => from[at] ?? []) : [];
  return succeed({
    revision: reference.revision,
    total: found.length,
    companies: picked("company", options.companies),
    events: picked("event", options.events),
    makers: picked("maker", options.makers),
  });
}

/** An option's place in its list, and everything it is found by, what it is called first. */
interface SearchedOption {
  readonly at: number;
  readonly searched: string;
}

type SearchedOptions = Readonly<Record<OptionList, readonly SearchedOption[]>>;
const kept = new WeakMap<Reference, SearchedOptions>();

/** The texts of each list, folded once for each reference. */
function searchedOptions(reference: Reference): SearchedOptions {
  const known = kept.get(reference);
  if (known) return known;
  const { companies, makers } = allOptions(reference);
  const withAt = (texts: readonly string[]) => texts.map((searched, at) => ({ at, searched }));
  const made: SearchedOptions = {
    company: withAt(
      companies.map(({ slug, names, symbols }) => {
        const { [reference.language]: own, ...others } = names;
        return searchable([own, ...symbols, ...Object.values(others), slug].join(" "));
      }),
    ),
    // The newest first, as they are listed.
    event: withAt(
      reference.announcements.map(({ title, searched }) => `${searchable(title)} ${searched}`).reverse(),
    ),
    maker: withAt(
      makers.map(({ value, groupName }) =>
        searchable([...namesOf(groupName ?? value), groupName ?? "", value].join(" ")),
      ),
    ),
  };
  kept.set(reference, made);
  return made;
}

/** What a maker is called in every language. */
const namesOf = (maker: string): string[] =>
  LOCALES.flatMap((locale) => {
    const names: Readonly<Record<string, string>> = messagesIn(locale).makerNames;
    return Object.hasOwn(names, maker) ? (names[maker] ?? []) : [];
  });
