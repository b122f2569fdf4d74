import { type ListingRow, listingRow } from "./gathered-schemas.ts";
import { type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

/** A company of the seed; its place is the order on screen. */
export interface SeedCompany {
  readonly slug: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly nameAr: string;
}

/**
 * The companies in the order gathered, and every listing of theirs.
 * @throws CompileError where a symbol comes twice, a name differs between listings, or a company has not
 * exactly one main listing
 */
export function compileCompanies(gathered: Folder): {
  companies: readonly SeedCompany[];
  listings: readonly Located<ListingRow>[];
} {
  const listings = readTable(gathered, "companies.csv", listingRow);
  rowsByKey(listings, ({ symbol }) => symbol);
  const companies = new Map<string, SeedCompany>();
  for (const listing of listings) {
    const { company: slug, name_en: nameEn, name_zh: nameZh, name_ar: nameAr } = listing.value;
    const known = companies.get(slug);
    if (known && (known.nameEn !== nameEn || known.nameZh !== nameZh || known.nameAr !== nameAr)) {
      throw faultAt(listing, `the names of ${slug} differ between its listings`);
    }
    companies.set(slug, { slug, nameEn, nameZh, nameAr });
    const main = listings.filter(({ value }) => value.company === slug && value.primary);
    if (main.length !== 1) throw faultAt(listing, `${slug} has ${main.length} main listings instead of one`);
  }
  return { companies: [...companies.values()], listings };
}
