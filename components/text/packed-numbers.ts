/**
 * A column of numbers as text: whole multiples of a power of ten, each in digits of base 44. A digit of the first half of
 * the alphabet is a number's last; `~` stands for null.
 */
export interface NumbersText {
  /** Decimals of every number. */
  readonly decimals: number;
  /** Whether each is told as its difference from the one before it. */
  readonly isDifference: boolean;
  readonly text: string;
}

/** Letters that neither JSON nor a script within HTML writes otherwise. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_!#$%()*+,./:;=?@[]^`{|}'";
const BASE = ALPHABET.length / 2;
const NULL = "~";
/** A number with more decimals than these is rounded to them. */
const MOST_DECIMALS = 9;

/** Numbers as text, rounded to nine decimals; null where one is too large to be told to that many. */
export function numbersText(values: readonly (number | null)[]): NumbersText | null {
  const decimals = decimalsOf(values);
  if (decimals === null) return null;
  const scale = 10 ** decimals;
  const whole = values.map((value) => (value === null ? null : Math.round(value * scale)));
  const differences = differencesOf(whole);
  const isDifference = digitsOf(differences) < digitsOf(whole);
  let text = "";
  for (const value of isDifference ? differences : whole) text += value === null ? NULL : wholeText(value);
  return { decimals, isDifference, text };
}

/** The numbers that a text tells. */
export function numbersIn({ decimals, isDifference, text }: NumbersText): (number | null)[] {
  const scale = 10 ** decimals;
  const values: (number | null)[] = [];
  let [before, number, place] = [0, 0, 1];
  for (const letter of text) {
    if (letter === NULL) {
      values.push(null);
      continue;
    }
    const digit = DIGITS.get(letter) ?? 0;
    number += (digit % BASE) * place;
    place *= BASE;
    if (digit >= BASE) continue;
    const signed = number % 2 === 0 ? number / 2 : -(number + 1) / 2;
    if (isDifference) before += signed;
    values.push((isDifference ? before : signed) / scale);
    [number, place] = [0, 1];
  }
  return values;
}

const DIGITS = new Map(Array.from(ALPHABET, (letter, digit) => [letter, digit]));

/** The fewest decimals that tell every number, at most nine; null where one would be no safe integer in them. */
function decimalsOf(values: readonly (number | null)[]): number | null {
  let decimals = 0;
  let most = 0;
  for (const value of values) {
    if (value === null) continue;
    if (!Number.isFinite(value)) return null;
    most = Math.max(most, Math.abs(value));
    while (decimals < MOST_DECIMALS && !isToldIn(value, decimals)) decimals += 1;
  }
  // Half of it, so that a number with its sign, and a difference of two, are safe as well.
  return most * 10 ** decimals <= Number.MAX_SAFE_INTEGER / 4 ? decimals : null;
}

const isToldIn = (value: number, decimals: number): boolean =>
  Math.round(value * 10 ** decimals) / 10 ** decimals === value;

function differencesOf(values: readonly (number | null)[]): (number | null)[] {
  let before = 0;
  return values.map((value) => {
    if (value === null) return null;
    const difference = value - before;
    before = value;
    return difference;
  });
}

/** About how many digits whole numbers take. */
const digitsOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + Math.log2(Math.abs(value ?? 0) + 1), 0);

/** A whole number in digits of base 44, its sign in the first of them. */
export function wholeText(value: number): string {
  let left = value < 0 ? -2 * value - 1 : 2 * value;
  let text = "";
  while (left >= BASE) {
    text += ALPHABET.charAt(BASE + (left % BASE));
    left = Math.floor(left / BASE);
  }
  return text + ALPHABET.charAt(left);
}
