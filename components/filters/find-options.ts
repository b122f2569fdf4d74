import * as z from "zod/mini";
import type { Locale } from "../../lib/i18n/routing.ts";
import type { FilterOptions, OptionList } from "../../lib/views/options.ts";
import type { OptionFinder } from "../ui/option-picker.tsx";
import { companyOptions, eventOptions, makerOptions } from "./picker-options.ts";

const answerSchema = z.object({
  companies: z.array(
    z.object({
      slug: z.string(),
      names: z.object({ en: z.string(), zh: z.string(), ar: z.string() }),
      symbols: z.array(z.string()),
    }),
  ),
  events: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      otherTitles: z.prefault(z.array(z.string()), []),
      maker: z.string(),
      date: z.string(),
    }),
  ),
  makers: z.array(
    z.object({
      value: z.string(),
      count: z.number(),
      groupName: z.nullable(z.string()),
      grouped: z.boolean(),
    }),
  ),
});

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
  { language, makerNames, makerGroup }: FinderWords,
): OptionFinder | undefined {
  if (more[list] === 0) return undefined;
  return async (search, signal) => {
    const query = new URLSearchParams({ list, search });
    const answer = await fetch(`/api/options/${language}?${query}`, { signal });
    if (!answer.ok) throw new Error(`The search was answered with ${answer.status}`);
    const found = answerSchema.parse(await answer.json());
    return [
      ...companyOptions(found, language),
      ...eventOptions(found, makerNames),
      ...makerOptions(found, makerNames, makerGroup),
    ];
  };
}
