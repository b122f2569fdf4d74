import type { Reference } from "../reactions/reference.ts";
import { finds, searchable } from "../searchable.ts";
import type { InstrumentRecord } from "../store/reference/instruments.ts";

/** The instruments, by symbol, that have every word of a search in their symbol, name, exchange or company, in any language. */
export function searchInstruments(
  { instruments, companies }: Pick<Reference, "instruments" | "companies">,
  search: string,
): readonly InstrumentRecord[] {
  const all = [...instruments.values()];
  if (search === "") return all;
  const bySlug = new Map(companies.map((company) => [company.slug, company]));
  return all.filter(({ symbol, name, exchange, company }) => {
    const { nameEn, nameZh, nameAr } = bySlug.get(company ?? "") ?? {};
    const texts = [symbol, name, exchange, company, nameEn, nameZh, nameAr];
    return finds(searchable(texts.filter(Boolean).join(" ")), search);
  });
}
