import type { Store } from "../../store/client.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { readAnnouncements, readCompanies } from "../../store/reference/reference-reads.ts";
import { sharedStore } from "../../store/shared.ts";

/** A company in the list of all. */
export interface ListedCompany {
  readonly slug: string;
  readonly names: { readonly en: string; readonly zh: string; readonly ar: string };
  readonly position: number;
  /** The symbols of its listings. */
  readonly listings: readonly string[];
  /** How many announcements name it. */
  readonly announcements: number;
}

/** Every company in the order in which they are shown. */
export async function companyList(given?: Store): Promise<ListedCompany[]> {
  const store = given ?? (await sharedStore());
  const [companies, instruments, announcements] = [
    await readCompanies(store),
    await readInstruments(store),
    await readAnnouncements(store),
  ];
  return companies.map(({ slug, nameEn, nameZh, nameAr, position }) => ({
    slug,
    names: { en: nameEn, zh: nameZh, ar: nameAr },
    position,
    listings: instruments.filter(({ company }) => company === slug).map(({ symbol }) => symbol),
    announcements: announcements.filter(({ companies: named }) =>
      named.some(({ company }) => company === slug),
    ).length,
  }));
}

/** The symbols of a company's listings. */
export async function companyListings(slug: string, given?: Store): Promise<string[]> {
  const instruments = await readInstruments(given ?? (await sharedStore()));
  return instruments.filter(({ company }) => company === slug).map(({ symbol }) => symbol);
}
