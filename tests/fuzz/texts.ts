import fc from "fast-check";

/** A tag that no page has: one that comes back as it was sent could have been a script. */
export const MARK = "<fuzz-mark>";

/** Texts that code tends to stumble over. */
export const AWKWARD_TEXTS: readonly string[] = [
  ...[
    "",
    " ",
    "\0",
    "a\0b",
    "\u202eabc\u202c",
    "\u200f\u200e",
    "\ufeff",
    "\u{1f409}",
    "\ud800",
    "é",
    "é",
    "ﷺ",
  ],
  ...[
    "阿里巴巴",
    "علي بابا",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "|",
    "a|b",
    ",,,,",
    "a,b,,c",
    ";",
    "\u2028",
  ],
  ...[
    `">${MARK}`,
    `';${MARK}//`,
    `${MARK}</script>`,
    "]]>",
    "{{7*7}}",
    "#{7*7}",
    "javascript:alert(1)",
    "' OR 1=1 --",
  ],
  ...[
    "a\r\nX-Injected: 1",
    "\r\n\r\n",
    "\x1b[31m",
    "../../etc/passwd",
    "..\\..\\",
    "/etc/passwd",
    "file:///etc/passwd",
  ],
  ...[
    "//other.example",
    "http://169.254.169.254/",
    "%",
    "%00",
    "%zz",
    "%25",
    "+",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "-250..250",
    "-130..-121",
    "5..-5",
    "-251..0",
    "..",
    "-1..",
    "0..0",
    "99999..99999",
    "NaN",
    "Infinity",
    "undefined",
  ],
];

/** Few letters many times over: what takes time to read shows here. At most what fits a request's head. */
export const longText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      ",",
      "a,",
      "alibaba,",
      "-",
      "<!--",
      "..",
      "%2C",
      " ",
      "&amp;",
      "(",
      "1",
      "a",
      "\u{1f409},",
      "[",
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 10, max: 400 }) },
      { weight: 1, arbitrary: fc.integer({ min: 400, max: 4000 }) },
    ),
  )
  .map(([unit, count]) => unit.repeat(Math.min(count, Math.floor(12_000 / encodeURIComponent(unit).length))));

/** A text's bytes in UTF-8, a letter for each. */
export const bytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

/** A text escaped for an address; commas stay, as browsers write them. A lone surrogate becomes its stand-in. */
export const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll("%2C", ",");
