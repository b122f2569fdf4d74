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

/**
 * A feed's text without markup: tags are stripped, entities decoded once, control and direction characters
 * dropped, white space is made single; cut at 300 characters. What looks like a tag after decoding stays text.
 */
export function plainText(markup: string): string {
  const text = decodeEntities(markup.replace(/<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/g, " "))
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  const characters = [...text];
  if (characters.length <= LONGEST_TITLE) return text;
  return `${characters
    .slice(0, LONGEST_TITLE - 1)
    .join("")
    .trimEnd()}…`;
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
