import { messagesIn } from "../../i18n/messages.ts";
import { LOCALES } from "../../i18n/routing.ts";
import { searchable } from "../../searchable.ts";
import type { AnnouncementRecord, Company } from "../../store/reference/reference-reads.ts";

/** The names of makers and of kinds in every language. */
const NAMES = LOCALES.flatMap((locale): readonly Readonly<Record<string, string>>[] => {
  const { makerNames, kindNames } = messagesIn(locale);
  return [makerNames, kindNames];
});

/**
 * Everything that an announcement can be found by, ready to be searched (lib/searchable.ts): its titles, also without
 * their signs (`qwq32b`), slug and day, and its maker, kinds and companies by their names in every language.
 */
export function announcementSearchText(
  { slug, title, titleZh, titleAr, maker, kind, localDate, companies }: AnnouncementRecord,
  companiesBySlug: ReadonlyMap<string, Company>,
): string {
  const titles = [title, titleZh ?? "", titleAr ?? ""];
  const stored = [maker, ...kind.split("+")];
  const named = companies.flatMap(({ company }) => {
    const known = companiesBySlug.get(company);
    return known ? [company, known.nameEn, known.nameZh, known.nameAr] : [company];
  });
  const texts = [
    ...titles,
    ...titles.map((own) => own.replace(/[^\p{L}\p{N}]/gu, "")),
    slug,
    localDate,
    ...stored,
    ...stored.flatMap((name) =>
      NAMES.flatMap((names) => (Object.hasOwn(names, name) ? (names[name] ?? []) : [])),
    ),
    ...named,
  ];
  return searchable([...new Set(texts)].join(" "));
}
