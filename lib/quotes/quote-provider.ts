import type { QuoteAction, QuoteBar } from "../market/bar.ts";
import type { Result } from "../result.ts";

/** What a provider returned for one instrument, already checked for shape. */
export interface ProviderSeries {
  readonly symbol: string;
  readonly currency: string;
  readonly bars: readonly QuoteBar[];
  readonly actions: readonly QuoteAction[];
  /** Rows left out, each with its reason, for the run's report. */
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
  /** The provider's own adjusted closes by session, to be compared with ours; none where it gives none. */
  readonly adjustedCloses: ReadonlyMap<string, number> | null;
  /** Who answered, where that is not the provider that was asked. */
  readonly provider?: string;
  /** What was odd about the answer though nothing was left out, in sentences. */
  readonly remarks?: readonly string[];
}

export type ProviderProblemCode = "unreachable" | "refused" | "unknown symbol" | "unreadable";

export interface ProviderProblem {
  readonly code: ProviderProblemCode;
  /** A sentence for a person. */
  readonly message: string;
}

/** Daily quotes from one place. Both ends of the range are included, ISO dates of the exchange. */
export interface QuoteProvider {
  readonly name: string;
  daily(request: {
    readonly symbol: string;
    readonly zone: string;
    readonly from: string;
    readonly to: string;
  }): Promise<Result<ProviderSeries, ProviderProblem>>;
}
