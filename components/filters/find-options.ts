import type { Locale } from "../../lib/i18n/routing.ts";
import type { FilterOptions, OptionList } from "../../lib/views/options.ts";
import type { OptionFinder } from "../ui/option-picker.tsx";

/** The words in which what the server finds is shown. */
export interface FinderWords {
  readonly language: Locale;
  readonly makerNames: Readonly<Record<string, string>>;
  /** `{name} (all)` */
  readonly makerGroup: string;
}

/**
 * How the server is asked for what fits a search in a list of which the page holds only a part; undefined where the page
 * holds all of it. The search rejects where no answer comes that can be used.
 */
export function listFinder(
  list: OptionList,
  more: FilterOptions["more"],
  words: FinderWords,
): OptionFinder | undefined {
  if (more[list] === 0) return undefined;
  return async (search, signal) => {
    const query = new URLSearchParams({ list, search });
    // What reads an answer comes with the first search: few readers ask, and none before the list is open.
    const [{ foundOptions }, answer] = await Promise.all([
      import("./found-options.ts"),
      fetch(`/api/options/${words.language}?${query}`, { signal }),
    ]);
    if (!answer.ok) throw new Error(`The search was answered with ${answer.status}`);
    return foundOptions(await answer.json(), words);
  };
}
