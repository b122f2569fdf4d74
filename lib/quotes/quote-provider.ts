import type { QuoteAction, QuoteBar } from "../market/bar.ts";
import type { Result } from "../result.ts";

/** What a provider returned for one instrument, already checked for shape. */
export interface ProviderSeries {
  readonly symbol: string;
  readonly currency: string;
  readonly bars: readonly QuoteBar[];
  readonly actions: readonly QuoteAction[];
  /** Whether `actions` are all that the source lists from the first day asked to today. */
  readonly listsActions?: boolean;
  /** Rows left out, each with its reason, for the run's report. */
  readonly rejected: readonly { readonly session: string; readonly reason: string }[];
  /** The provider's own adjusted closes by session, to be compared with ours; none where it gives none. */
  readonly adjustedCloses: ReadonlyMap<string, number> | null;
  /** Who answered, where that is not the provider that was asked. */
  readonly provider?: string;
  /** What was odd about the answer though nothing was left out, in sentences. */
  readonly remarks?: readonly string[];
  /** The symbol that the answer itself names. */
  readonly named?: string | null;
  /** The bare code under which a file has it, and the symbols of other exchanges that it could mean as well. */
  readonly writtenAs?: string;
  readonly couldBe?: readonly string[];
  /** The instant of the source's newest price, in milliseconds; the bar of that session is no newer. */
  readonly newestPriceAt?: number | null;
  /** The source's own word for the length of a row: `1d`. */
  readonly granularity?: string | null;
  /** Money traded by session, in the currency of the prices. */
  readonly turnovers?: ReadonlyMap<string, number>;
  /**
   * Whether the source is known to give prices as traded and volumes in shares: a volume that can't be one is left out
   * and nobody is asked for its unit, and prices need not lie on the exchange's steps.
   */
  readonly hasKnownUnits?: boolean;
  /** To how many shares its volumes are rounded, where that is more than a lot: 5,000 for 61.50M. */
  readonly volumeRounding?: number;
  /** The first session in which the instrument traded, by the source's own word. */
  readonly listedOn?: string | null;
  /** The splits by which `bars` and dividends before them were multiplied, as the source divides its past by them. */
  readonly splitsUndone?: readonly { readonly exDate: string; readonly ratio: number }[];
  /** Whether the source divides its past by every split, which was not undone. */
  readonly dividesPast?: boolean;
  /** Where it is from a file whose price basis a person or a form has said, and no column of the file states. */
  readonly isBasisSaid?: boolean;
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
