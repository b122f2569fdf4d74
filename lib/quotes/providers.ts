import type { Environment, QUOTE_SOURCES } from "../env.ts";
import { eastMoneyProvider } from "./eastmoney/provider.ts";
import { fallbackProvider, type PartialProvider } from "./fallback-provider.ts";
import type { RequestPolicy } from "./http/patient-fetch.ts";
import type { QuoteProvider } from "./quote-provider.ts";
import { yahooProvider } from "./yahoo/provider.ts";

type Setting = Pick<Environment, "QUOTES_PROVIDER" | "YAHOO_ORIGIN" | "EASTMONEY_ORIGIN">;
type ProviderName = (typeof QUOTE_SOURCES)[number];

/** The provider of one name, with the origin that the environment sets for it; `policy` has no origin. */
export function namedProvider(
  name: ProviderName,
  setting: Setting,
  policy: Omit<RequestPolicy, "origin"> = {},
): PartialProvider {
  return name === "yahoo"
    ? yahooProvider({ ...policy, origin: setting.YAHOO_ORIGIN })
    : eastMoneyProvider({ ...policy, origin: setting.EASTMONEY_ORIGIN });
}

/** The provider that `QUOTES_PROVIDER` says: one, or several of which the later ones help out. */
export function quoteProvider(setting: Setting, policy: Omit<RequestPolicy, "origin"> = {}): QuoteProvider {
  const [first = "yahoo", ...others] = setting.QUOTES_PROVIDER;
  return others.reduce<PartialProvider>(
    (before, name) => fallbackProvider(before, namedProvider(name, setting, policy)),
    namedProvider(first, setting, policy),
  );
}

/** The provider to check closes against: the second one named; null where there is none. */
export function secondProvider(
  setting: Setting,
  policy: Omit<RequestPolicy, "origin"> = {},
): QuoteProvider | null {
  const name = setting.QUOTES_PROVIDER[1];
  return name === undefined ? null : namedProvider(name, setting, policy);
}
