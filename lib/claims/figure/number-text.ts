/** Digits, signs and separators of other scripts as a program writes them: `٨٫٤٪` and `８．４％` are `8.4%`. */
export function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll("\u066b", ".")
    .replaceAll("\u066c", ",")
    .replaceAll("\u066a", "%")
    .replace(/[\u2212\u2012]/g, "-")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "")
    .replace(/(?:百分之|%)\s*(\d[\d.,]*)/g, "$1%");
}

/** A number as it is written in a text. */
export interface WrittenNumber {
  /** Without its sign. */
  readonly size: number;
  readonly isNegative: boolean;
  /** One unit of its last digit: 0.1 of `8.4`, 1 of `20`. */
  readonly step: number;
  readonly start: number;
  readonly end: number;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;

/** Every number of a text in plain digits, in its order; a comma parts thousands, a point the decimals. */
export function numbersIn(text: string): WrittenNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const [digits] = match;
    const decimals = digits.split(".")[1]?.length ?? 0;
    const before = text.slice(0, match.index);
    return {
      size: Number(digits.replaceAll(",", "")),
      isNegative: /(?:^|[^\w%)])-\s*[$¥€]?$/.test(before),
      step: Number(`1e-${decimals}`),
      start: match.index,
      end: match.index + digits.length,
    };
  });
}
