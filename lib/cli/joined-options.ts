/** Joins `--window -10..10` into `--window=-10..10`, since a value may begin with a dash. */
export function joinedOptions(words: readonly string[]): string[] {
  const result: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? "";
    const next = words[place + 1];
    const takesValue = word.startsWith("--") && !word.includes("=") && word !== "--help";
    if (takesValue && next !== undefined && !next.startsWith("--")) {
      result.push(`${word}=${next}`);
      place += 1;
    } else result.push(word);
  }
  return result;
}
