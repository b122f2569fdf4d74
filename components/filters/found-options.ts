import * as z from "zod/mini";
import type { PickerOption } from "../ui/option-picker.tsx";
import type { FinderWords } from "./find-options.ts";
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

/**
 * What the server's answer to a search holds, as it is offered.
 * @throws ZodError where the answer is another
 */
export function foundOptions(
  answer: unknown,
  { language, makerNames, makerGroup }: FinderWords,
): PickerOption[] {
  const found = answerSchema.parse(answer);
  return [
    ...companyOptions(found, language),
    ...eventOptions(found, makerNames),
    ...makerOptions(found, makerNames, makerGroup),
  ];
}
