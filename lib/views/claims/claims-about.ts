import { judgedClaims } from "../../reactions/claims/claim-verdicts.ts";
import { companyOf } from "../../reactions/claims/claims-query.ts";
import { loadReference } from "../../reactions/reference.ts";
import type { Language } from "../../reactions/titles.ts";
import { sharedStore } from "../../store/shared.ts";
import type { Store } from "../../store/store.ts";
import { type ClaimRow, claimRow } from "./claim-row.ts";

/** What a page beside the ledger shows of it. */
export interface ClaimsAbout {
  readonly rows: readonly ClaimRow[];
  /** Of all of them; `rows` are the first. */
  readonly total: number;
}

const MOST_SHOWN = 3;

/** The claims that name an announcement for a cause, or are about a company, in the order in which they came in. */
export async function claimsAbout(
  subject: { readonly event: string } | { readonly company: string },
  language: Language,
  given?: Store,
): Promise<ClaimsAbout> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, language);
  const found = (await judgedClaims(store, reference)).filter((one) =>
    "event" in subject
      ? one.claim.announcement === subject.event
      : companyOf(reference, one) === subject.company,
  );
  return { rows: found.slice(0, MOST_SHOWN).map((one) => claimRow(reference, one)), total: found.length };
}
