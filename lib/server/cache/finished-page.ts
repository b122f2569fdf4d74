import { createHash } from "node:crypto";
import { hashedPolicy } from "../policies.ts";

/** A page as it is sent to everybody, with the policy under which nothing but its own scripts run. */
export interface FinishedPage {
  readonly html: string;
  readonly policy: string;
}

/** Next writes this before or after what a page says of itself, whichever is ready first; here it stands last. */
const SIZE_ADJUST = '<meta name="next-size-adjust" content=""/>';
const ELEMENT = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Takes the nonce from a page that was made with it, and lets its policy name the scripts and styles that had it by
 * their hashes. What came into the page without the nonce, as a text that was not escaped would, has no hash and does
 * not run, just as before. Null where the nonce stands in the page in a way that is not known here, so that it can't
 * be everybody's.
 */
export function finishedPage(made: string, nonce: string): FinishedPage | null {
  const mark = ` nonce="${nonce}"`;
  const html = withSizeAdjustLast(withoutNonce(made, nonce));
  if (html.includes(nonce)) return null;
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const [, name, attributes = "", text = ""] of made.matchAll(ELEMENT)) {
    if (!attributes.includes(mark) || /\ssrc=/.test(attributes)) continue;
    hashes[name === "style" ? "style" : "script"].add(hashOf(withoutNonce(text, nonce)));
  }
  return { html, policy: hashedPolicy([...hashes.script], [...hashes.style]) };
}

const withSizeAdjustLast = (html: string): string =>
  html.includes(SIZE_ADJUST)
    ? html.replace(SIZE_ADJUST, "").replace("</head>", `${SIZE_ADJUST}</head>`)
    : html;

/** A text of Next's without the nonce, as an attribute of HTML or of the header `Link`, or in what React reads. */
export const withoutNonce = (text: string, nonce: string): string =>
  [
    `; nonce="${nonce}"`,
    ` nonce="${nonce}"`,
    `,\\"nonce\\":\\"${nonce}\\"`,
    `\\"nonce\\":\\"${nonce}\\",`,
    `\\"nonce\\":\\"${nonce}\\"`,
  ].reduce((left, written) => left.replaceAll(written, ""), text);
