const LONGEST_TITLE = 300;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
};

/** Controls, marks and overrides of direction, and the rest of what a title is refused for (`isSeenLine`). */
const UNSEEN = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;

/**
 * A feed's text without markup: tags are stripped, entities decoded once, control and direction characters
 * dropped, white space is made single; cut at 300 characters. What looks like a tag after decoding stays text.
 */
export function plainText(markup: string): string {
  const text = decodeEntities(withoutTags(markup)).replace(/\s+/g, " ").replace(UNSEEN, "").trim();
  const characters = [...text];
  if (characters.length <= LONGEST_TITLE) return text;
  return `${characters
    .slice(0, LONGEST_TITLE - 1)
    .join("")
    .trimEnd()}…`;
}

/** Comments and tags as spaces. A comment that does not end stays text, and is looked for once: so do all after it. */
function withoutTags(markup: string): string {
  const parts: string[] = [];
  let start = 0;
  for (let open = markup.indexOf("<!--"); open !== -1; open = markup.indexOf("<!--", start)) {
    const close = markup.indexOf("-->", open + 4);
    if (close === -1) break;
    parts.push(markup.slice(start, open));
    start = close + 3;
  }
  parts.push(markup.slice(start));
  return parts.map((part) => part.replace(/<\/?[A-Za-z][^<>]*>/g, " ")).join(" ");
}

/** Decodes numeric entities and the common named ones, once; an unknown one stays as it is written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : "";
  });
}
