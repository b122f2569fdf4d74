import type { Store } from "../../store/client.ts";
import { readInstruments } from "../../store/reference/instruments.ts";
import { sharedStore } from "../../store/shared.ts";

/** The symbols of a company's listings. */
export async function companyListings(slug: string, given?: Store): Promise<string[]> {
  const instruments = await readInstruments(given ?? (await sharedStore()));
  return instruments.filter(({ company }) => company === slug).map(({ symbol }) => symbol);
}
