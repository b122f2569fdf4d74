import { type CompanyFields, companyFields } from "../../admin/companies/company-form.ts";
import { fingerprint } from "../../admin/fingerprint.ts";
import type { Store } from "../../store/client.ts";
import { readCompany } from "../../store/reference/edit-companies.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { readAnnouncements, readCompanies } from "../../store/reference/reference-reads.ts";
import { sharedStore } from "../../store/shared.ts";

/** Between two companies, so that one can be put there without moving the others. */
const POSITION_STEP = 10;

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

/** The form of a company that is not there yet: it comes after the others. */
export async function newCompanyFields(given?: Store): Promise<CompanyFields> {
  const companies = await readCompanies(given ?? (await sharedStore()));
  const last = Math.max(0, ...companies.map(({ position }) => position));
  return { slug: "", nameEn: "", nameZh: "", nameAr: "", position: String(last + POSITION_STEP) };
}

/** A company in its form. */
export interface EditedCompany {
  readonly fields: CompanyFields;
  /** A sign of it as it is now, to notice a change by somebody else. */
  readonly seen: string;
  /** The symbols of its listings. */
  readonly listings: readonly string[];
}

/** What the page for changing a company shows; null where there is none of that slug. */
export async function editedCompany(slug: string, given?: Store): Promise<EditedCompany | null> {
  const store = given ?? (await sharedStore());
  const company = await readCompany(store, slug);
  if (!company) return null;
  const instruments = await readInstruments(store);
  return {
    fields: companyFields(company),
    seen: fingerprint(company),
    listings: instruments.filter((one) => one.company === slug).map(({ symbol }) => symbol),
  };
}
