import { ASKS_FOR } from "../../claims/measure.ts";
import { measureText } from "../../claims/measure-text.ts";
import { type Comparison, knownComparison } from "../../claims/verdict.ts";
import { readVerdictsOf } from "../../store/claims/claim-verdicts.ts";
import type { StoredClaim } from "../../store/claims/claims.ts";
import type { Store } from "../../store/client.ts";
import { readAuditOf } from "../../store/people/audit.ts";
import { type ClaimEntity, claimEntity } from "../../store/reference/edit-claims.ts";

/** What a claim came to at an earlier data revision. */
export interface EarlierVerdict {
  readonly revision: number;
  /** When it was kept, an instant in UTC, ISO. */
  readonly at: string;
  readonly comparison: Comparison;
  /** The figure as the claim had it then. */
  readonly reported: string;
  /** In the unit of the claim's present measure; null where it measured something else then. */
  readonly value: number | null;
}

/**
 * The verdicts kept of a claim, the newest first, each beside the figure that the claim had at the time: by the log of
 * changes, which has every claim as it was before a person, or newer shipped data, changed it. None where no verdict
 * has changed: a first one is kept without a data revision of its own.
 */
export async function earlierVerdicts(store: Store, claim: StoredClaim): Promise<readonly EarlierVerdict[]> {
  const kept = await readVerdictsOf(store, claim.id);
  if (kept.length < 2) return [];
  const changes = await readAuditOf(store, "claim", claim.slug);
  return kept.map(({ revision, at, comparison, value }) => {
    const next = changes.find((change) => change.at > at);
    const then = (next?.before && claimEntity.safeParse(JSON.parse(next.before)).data) || claim;
    return {
      revision,
      at: at.toISOString(),
      comparison: knownComparison(comparison),
      reported: then.reported,
      value: measuresAlike(then, claim) ? value : null,
    };
  });
}

type Measured = Pick<ClaimEntity, "subjectKind" | "subject" | "measure" | "reported">;

/** Whether two states of a claim measure the same in the same unit; a time counts as its figure does, days or a date. */
function measuresAlike(one: Measured, other: Measured): boolean {
  const said = ({ subjectKind, subject, measure, reported }: Measured) =>
    [
      subjectKind,
      subject,
      measure && measureText(measure),
      measure && ASKS_FOR[measure.kind] === "time" ? reported : "",
    ].join("|");
  return said(one) === said(other);
}
