import { loadReference } from "../../reactions/reference.ts";
import { storedRanges } from "../../reactions/sessions/stored-ranges.ts";
import type { Store } from "../../store/client.ts";
import { sharedStore } from "../../store/shared.ts";
import type { SocialCard } from "./social-card.ts";

/** The picture of every page that has none of its own: what the site is about, and how much it holds. */
export async function siteCard(given?: Store): Promise<SocialCard> {
  const store = given ?? (await sharedStore());
  const reference = await loadReference(store, "en");
  const ranges = await storedRanges(store, reference);
  const shares = reference.listings.flatMap(({ symbol }) => {
    const instrument = reference.instruments.get(symbol);
    return (instrument && ranges.get(instrument.id)) ?? [];
  });
  return {
    revision: reference.revision,
    headline: {
      kind: "site",
      companies: reference.companies.length,
      announcements: reference.announcements.length,
      quotes:
        shares.length === 0
          ? null
          : {
              first: shares.map(({ first }) => first).toSorted()[0] ?? "",
              last:
                shares
                  .map(({ last }) => last)
                  .toSorted()
                  .at(-1) ?? "",
            },
    },
    ...{ maker: null, figures: [], prices: null, paths: null, dumbbells: null, companies: [], notes: [] },
  };
}
