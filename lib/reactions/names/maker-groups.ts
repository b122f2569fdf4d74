/** Makers that belong together, such as Alibaba with its Qwen and its cloud. */
export interface MakerGroup {
  /** The name they have in common: `Alibaba`. */
  readonly name: string;
  /** As they are stored: the one of just that name first, then by name. */
  readonly makers: readonly string[];
}

/** What chooses every maker of a group in a filter and an address, beside the stored names: `Alibaba (all)`. */
export const groupValue = (name: string): string => `${name} (all)`;

/**
 * The groups among stored makers, by name. A maker's name may have several parties, with a slash between them, and each
 * party a part in brackets: `Manus / Alibaba Qwen`, `Alibaba (Qwen)`. A party belongs to whoever's whole name it begins
 * with, so that both are Alibaba's beside `Alibaba Cloud`; a name that only one maker has makes no group.
 */
export function makerGroups(makers: Iterable<string>): MakerGroup[] {
  const stored = [...new Set(makers)].map((maker) => ({ maker, parties: partiesOf(maker) }));
  const names = new Set(stored.flatMap(({ parties }) => parties));
  const groups = new Map<string, Set<string>>();
  for (const { maker, parties } of stored) {
    for (const name of parties.flatMap(beginnings)) {
      if (names.has(name)) groups.set(name, (groups.get(name) ?? new Set()).add(maker));
    }
  }
  return [...groups]
    .filter(([, own]) => own.size > 1)
    .map(([name, own]) => ({
      name,
      makers: [...own].sort((a, b) => Number(b === name) - Number(a === name) || a.localeCompare(b)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** `Manus / Alibaba Qwen` is Manus and Alibaba Qwen, `Alibaba (Qwen)` is Alibaba. */
const partiesOf = (maker: string): string[] =>
  maker.split("/").flatMap((party) => party.replace(/\(.*$/, "").trim() || []);

/** `Alibaba` and `Alibaba Qwen` of Alibaba Qwen. */
const beginnings = (party: string): string[] => {
  const words = party.split(" ");
  return words.map((_word, at) => words.slice(0, at + 1).join(" "));
};
