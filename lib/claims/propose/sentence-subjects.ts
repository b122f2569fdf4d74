/** An instrument that a sentence may be about, with everything it is called. */
export interface NamedInstrument {
  readonly symbol: string;
  /** Names of its company, or its own, in every language. */
  readonly names: readonly string[];
  /** The exchange's code; null of a currency pair. */
  readonly exchange: string | null;
  /** A company's main listing, an index or a fund. */
  readonly isMain: boolean;
}

const PLACES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bhong kong\b|港股|香港|هونغ كونغ/i, ["XHKG"]],
  [
    /\b(?:new york|nasdaq[- ](?:listed|traded)|on (?:the )?nasdaq|nyse|receipts?|adrs?|ads|u\.?s\.?[- ]listed|american depositary)\b|纽约|美股|存托凭证|نيويورك|شهادات إيداع/i,
    ["XNYS", "XNAS"],
  ],
  [/\b(?:shenzhen|shanghai)\b|深圳|上海|شنتشن|شنغهاي/i, ["XSHE", "XSHG"]],
];

/**
 * Everything that a sentence names by a symbol or a name, grouped by what they are called (a company's listings are one
 * group), in the order of the sentence; a name inside a longer one (`Hang Seng` of `Hang Seng TECH`) does not count. Each
 * group begins with the listing of the place that the sentence names, else with the main one.
 */
export function subjectsIn(
  plain: string,
  instruments: readonly NamedInstrument[],
): readonly (readonly NamedInstrument[])[] {
  const places = instruments.flatMap((instrument) => {
    const own = placesOf(plain, instrument.symbol);
    // A symbol says which listing; a name says only whose.
    const named = own.length > 0 ? own : instrument.names.flatMap((name) => placesOf(plain, name));
    return named.map((place) => ({ ...place, instrument }));
  });
  const whole = places.filter(
    ({ start, end }) =>
      !places.some(
        (other) => other.start <= start && other.end >= end && other.end - other.start > end - start,
      ),
  );
  const first = whole.toSorted((a, b) => a.start - b.start).map(({ instrument }) => instrument);
  const groups = Map.groupBy(new Set(first), ({ names }) => names.join("|"));
  const codes = placedIn(plain);
  const rank = ({ exchange, isMain }: NamedInstrument) =>
    (exchange !== null && codes.includes(exchange) ? 0 : 2) + (isMain ? 0 : 1);
  return [...groups.values()].map((group) => group.toSorted((a, b) => rank(a) - rank(b)));
}

/** The exchanges of every place that a sentence names. */
const placedIn = (plain: string): readonly string[] =>
  PLACES.flatMap(([words, codes]) => (words.test(plain) ? codes : []));

/** Whether a sentence names the places of several of these listings. */
export function namesSeveralPlaces(plain: string, listings: readonly NamedInstrument[]): boolean {
  const codes = placedIn(plain);
  return listings.filter(({ exchange }) => exchange !== null && codes.includes(exchange)).length > 1;
}

/** A sentence with the digits of the names and symbols that it holds taken out, so that `500` of `S&P 500` is no figure. */
export function withoutNames(plain: string, instruments: readonly NamedInstrument[]): string {
  const places = instruments
    .flatMap(({ symbol, names }) => [symbol, ...names])
    .filter((name) => /\d/.test(name))
    .flatMap((name) => placesOf(plain, name));
  return places.reduce(
    (text, { start, end }) =>
      text.slice(0, start) + text.slice(start, end).replace(/\d/g, "#") + text.slice(end),
    plain,
  );
}

const isLatin = (letter = " "): boolean => /[a-z0-9]/.test(letter);

/** Where a name stands in a text; one that begins or ends in Latin letters or digits not inside a longer word of them. */
function placesOf(text: string, name: string): { readonly start: number; readonly end: number }[] {
  const [lower, wanted] = [text.toLowerCase(), name.toLowerCase()];
  const found: { start: number; end: number }[] = [];
  if (wanted === "") return found;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const [before, after] = [lower[at - 1] ?? " ", lower[end] ?? " "];
    const isInside = (isLatin(before) && isLatin(wanted[0])) || (isLatin(after) && isLatin(wanted.at(-1)));
    if (!isInside) found.push({ start: at, end });
  }
  return found;
}
