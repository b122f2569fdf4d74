/**
 * Whether a word, or its beginning, is what was typed with one slip: a letter too many, one missing, one wrong, or two
 * neighbours in each other's place (a distance of 1 by Damerau and Levenshtein). What was typed without a slip is one
 * too. The first letter that differs tells where the slip must be, so that each word is walked once.
 */
export function isOneSlip(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const goesOn = (typedFrom: number, wordFrom: number) => word.startsWith(typed.slice(typedFrom), wordFrom);
  const isSwap = typed[at] === word[at + 1] && typed[at + 1] === word[at];
  return (
    goesOn(at + 1, at) || // a letter too many
    goesOn(at, at + 1) || // one missing
    goesOn(at + 1, at + 1) || // one wrong
    (isSwap && goesOn(at + 2, at + 2))
  );
}
