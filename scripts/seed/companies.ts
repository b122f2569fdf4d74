import { companyDetailRow, type ListingRow, listingRow } from "./gathered-schemas.ts";
import { type Folder, faultAt, type Located, readTable, rowsByKey } from "./table.ts";

const DETAILS = "input/companies.csv";

/** A company of the seed; its place is the order on screen. */
export interface SeedCompany {
  readonly slug: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly nameAr: string;
  /** What it lives from; null where `input/companies.csv` says nothing of it. */
  readonly sector: string | null;
  /** Its place among those that the board opens on; null for one to choose. */
  readonly story: number | null;
}

/**
 * The companies in the order gathered with what `input/companies.csv` adds to them, and every listing of theirs.
 * @throws CompileError where a symbol comes twice, a name differs between listings, or a company has not
 * exactly one main listing
 */
export function compileCompanies(
  gathered: Folder,
  inputs: Folder,
): {
  companies: readonly SeedCompany[];
  listings: readonly Located<ListingRow>[];
} {
  const listings = readTable(gathered, "companies.csv", listingRow);
  rowsByKey(listings, ({ symbol }) => symbol);
  const details = rowsByKey(
    inputs.has(DETAILS) ? readTable(inputs, DETAILS, companyDetailRow) : [],
    ({ company }) => company,
  );
  const stray = [...details.values()].find(
    ({ value }) => !listings.some((listing) => listing.value.company === value.company),
  );
  if (stray) throw faultAt(stray, `there is no company "${stray.value.company}"`);
  const companies = new Map<string, SeedCompany>();
  for (const listing of listings) {
    const { company: slug, name_en: nameEn, name_zh: nameZh, name_ar: nameAr } = listing.value;
    const known = companies.get(slug);
    if (known && (known.nameEn !== nameEn || known.nameZh !== nameZh || known.nameAr !== nameAr)) {
      throw faultAt(listing, `the names of ${slug} differ between its listings`);
    }
    const detail = details.get(slug)?.value;
    const own = { sector: detail?.sector ?? null, story: detail?.story ?? null };
    companies.set(slug, { slug, nameEn, nameZh, nameAr, ...own });
    const main = listings.filter(({ value }) => value.company === slug && value.primary);
    if (main.length !== 1) throw faultAt(listing, `${slug} has ${main.length} main listings instead of one`);
  }
  return { companies: [...companies.values()], listings };
}
