import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { ClaimView } from "../../lib/views/claims/claim.ts";
import type { Json } from "../social/json-ld.tsx";
import { verdictPhrase } from "./claim-figures.ts";

interface Place {
  readonly origin: string;
  readonly locale: string;
  readonly messages: Messages;
}

/**
 * A claim as schema.org's ClaimReview. Its rating is the verdict in words, `alternateName`, and no number: nothing here
 * stands on a scale of truth. Null where nothing was checked, and where the address of the report is not known.
 */
export function claimReviewData(claim: ClaimView, { origin, locale, messages }: Place): Json | null {
  const { report, verdict, paraphrase, slug } = claim;
  if (verdict.comparison === "cannot be checked" || !isPageAddress(report.url)) return null;
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: origin + localePath(locale, `/claims/${report.slug}/${slug}`),
    claimReviewed: paraphrase,
    author: { "@type": "Organization", name: messages.app.name, url: origin },
    itemReviewed: {
      "@type": "Claim",
      author: { "@type": "Organization", name: report.publisher },
      ...(report.published !== null && { datePublished: report.published }),
      appearance: { "@type": "CreativeWork", url: report.url },
    },
    reviewRating: {
      "@type": "Rating",
      alternateName: verdictPhrase(verdict, locale, messages.claims),
    },
  };
}

/** Whether an address is a report's own, not only the site that it stood on. */
export function isPageAddress(url: string | null): url is string {
  return url !== null && new URL(url).pathname !== "/";
}
