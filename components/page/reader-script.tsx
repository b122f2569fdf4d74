import { headers } from "next/headers";
import { SIGNED_IN_COOKIE } from "../../lib/admin/access/session-cookie.ts";
import { DEFAULT_LOCALE, LOCALE_COOKIE, LOCALES } from "../../lib/i18n/routing.ts";
import { nonceOf, POLICY } from "../../lib/server/policies.ts";
import { FIRST_VISIT_COOKIE } from "../ui/first-visit.ts";
import { DIRECTION_COOKIE, DIRECTIONS, THEME_COOKIE, THEMES } from "./appearance.ts";

/**
 * What a page shows of its reader's own, before anything of it is painted: theme, colours of rises and falls, whether
 * this is a first visit, whether somebody is signed in. The page itself is the same for everybody.
 */
export async function ReaderScript({ locale }: { readonly locale: string }) {
  return (
    <script
      nonce={nonceOf((await headers()).get(POLICY) ?? "")}
      suppressHydrationWarning // a browser hides the nonce
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
      dangerouslySetInnerHTML={{ __html: readerScript(locale) }}
    />
  );
}

/** The script itself, in the words of the oldest browser that draws the page. */
export const readerScript = (locale: string): string =>
  `(()=>{const{documentElement:h,cookie:k}=document,c=n=>(k.match("(?:^|; )"+n+"=([^;]*)")||[])[1];` +
  chosen(
    "theme",
    THEME_COOKIE,
    THEMES.filter((theme) => theme !== "auto"),
  ) +
  chosen("direction", DIRECTION_COOKIE, DIRECTIONS) +
  `const v=c("${FIRST_VISIT_COOKIE}");` +
  `if(v===undefined||/^\\d{1,15}$/.test(v)&&Date.now()<+v)` +
  `if(!/bot\\b|crawler|spider/i.test(navigator.userAgent))h.dataset.visit="first";` +
  `if(c("${SIGNED_IN_COOKIE}"))h.dataset.signedIn="";` +
  `${locale === DEFAULT_LOCALE ? toReadersLanguage() : ""}})()`;

const chosen = (attribute: string, cookie: string, values: readonly string[]): string =>
  `{const v=c("${cookie}");if(${JSON.stringify(values)}.includes(v))h.dataset.${attribute}=v}`;

/**
 * An address without a language is English, and its reader's language is elsewhere. The server leads there by itself
 * (lib/server/page-address.ts); a proxy that has the English page from somebody else does not ask it.
 */
const toReadersLanguage = (): string =>
  `{const a=${JSON.stringify(LOCALES)},l=location,` +
  `w=a.includes(c("${LOCALE_COOKIE}"))?c("${LOCALE_COOKIE}"):` +
  `(navigator.languages||[]).map(t=>t.split("-")[0].toLowerCase()).find(t=>a.includes(t));` +
  `if(w&&w!=="${DEFAULT_LOCALE}"&&navigator.onLine&&!l.pathname.startsWith("/admin"))` +
  `l.replace("/"+w+(l.pathname==="/"?"":l.pathname)+l.search+l.hash)}`;
