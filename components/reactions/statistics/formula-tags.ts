/** The elements that KaTeX writes, with what they say of themselves; another one is sent as it is. */
const OPENING = [
  "mi",
  "mo",
  "mn",
  "mrow",
  'mo stretchy="false"',
  "msub",
  'mo separator="true"',
  "semantics",
  'math xmlns="http://www.w3.org/1998/Math/MathML" display="block"',
  'math xmlns="http://www.w3.org/1998/Math/MathML"',
  'mover accent="true"',
  "mtext",
  'mspace width="1em"/',
  "mfrac",
  'mi mathvariant="normal"',
  "msup",
  "munder",
  'mo fence="true"',
  "msubsup",
  'mo class="math-bar"',
  "msqrt",
  'mstyle scriptlevel="0" displaystyle="false"',
  'mo fence="false" stretchy="true" minsize="1.8em" maxsize="1.8em"',
  'mo mathvariant="normal" lspace="0em" rspace="0em"',
  "munderover",
  'mo fence="false" stretchy="true" minsize="1.2em" maxsize="1.2em"',
  'mo mathvariant="normal"',
  'mo lspace="0em" rspace="0em"',
  'mtable rowspacing="0.36em" columnalign="left left" columnspacing="1em"',
  "mtr",
  "mtd",
  'span class="katex"',
];
/** `<mi>` and `</mi>`, each by one letter of those that Unicode leaves to private use. */
const FIRST_LETTER = 0xe000;
const TAGS = [...new Set(OPENING.flatMap((tag) => [`<${tag}>`, `</${tag.split(" ")[0]}>`]))];
const LETTERS = new Map(TAGS.map((tag, at) => [tag, String.fromCharCode(FIRST_LETTER + at)]));

/**
 * A formula with a letter in the place of each tag. What React reads is written into a script of the page, where a tag's
 * two brackets take twelve letters.
 */
export const withoutTags = (html: string): string =>
  html.replace(/<[^>]+>/g, (tag) => LETTERS.get(tag) ?? tag);

/** The same formula with its tags again. */
export const withTags = (letters: string): string =>
  letters.replace(/[\ue000-\uf8ff]/g, (letter) => TAGS[letter.charCodeAt(0) - FIRST_LETTER] ?? letter);
