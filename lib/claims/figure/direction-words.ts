/** Words for a fall, as one pattern. */
const FALL = String.raw`\b(?:down|lower|fell|fall(?:s|ing|en)?|dropp?(?:ed|ing)?|drops|los(?:t|es?|ing|ses)|slip(?:s|ped|ping)?|slid(?:e|es|ing)?|slump(?:s|ed|ing)?|declin(?:e|es|ed|ing)|s[au]nk|sink(?:s|ing)?|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|crash(?:es|ed|ing)?|retreat(?:s|ed|ing)?|shed(?:s|ding)?|dip(?:s|ped|ping)?|eas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|weak(?:er|en|ens|ened)|erased?|wiped|halv(?:e|es|ed|ing)|skid(?:s|ded)?|nosediv(?:e|ed))\b|(?<=%\s?)off\b|下跌|收跌|跌|下挫|下滑|走低|走弱|下降|降|收低|低开|重挫|回落|缩水|蒸发|腰斩|减半|减少|تراجع|انخفض|انخفاض|منخفض|متراجع|هبط|هبوط|خسر|خسارة|خسائر|نزل|هوى|تهاوى|فقد|تدهور`;

/** Words for a rise, as one pattern. */
const RISE = String.raw`\b(?:up|higher|ros(?:e|es)|ris(?:e|es|en|ing)|gain(?:s|ed|ing)?|add(?:s|ed|ing)?|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|advanc(?:e|es|ed|ing)|rebound(?:s|ed|ing)?|recover(?:s|ed|ing|y)?|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|leap(?:s|ed|t)?|spik(?:e|es|ed|ing)|strengthen(?:s|ed)?|stronger|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing))\b|上涨|收涨|大涨|涨|上升|升|走高|走强|高开|反弹|攀升|飙|增加|增长|增|翻倍|翻番|ارتفع|ارتفاع|مرتفع|صعد|صعود|صاعد|قفز|زاد|زيادة|ربح|كسب|مكاسب|مكسب|أضاف|ارتد|تضاعف|نما`;

const FALLS = new RegExp(FALL, "i");
const EITHER = new RegExp(`(${FALL})|(?:${RISE})`, "gi");
/** A direction word that stands at once behind a figure: `8% lower`, `a 3% drop`. */
const AT_ONCE = new RegExp(`^[\\s-]?(?:的)?(?:(${FALL})|(?:${RISE}))`, "i");

export type Direction = "up" | "down";

/** Whether a text says that something fell. */
export const saysFall = (text: string): boolean => FALLS.test(text);

/** A sentence's words for a rise or a fall, with where they start. */
const directionsIn = (text: string): { readonly start: number; readonly direction: Direction }[] =>
  [...text.matchAll(EITHER)].map((match) => ({
    start: match.index,
    direction: match[1] === undefined ? "up" : "down",
  }));

/**
 * Which way a sentence says that a part of it went: by the word at once behind it (`a 3% drop`), else by the last one
 * before it (`Alibaba rose 8.4% as bonds fell`), else by the first after it; null where it has no such word.
 */
export function directionOf(sentence: string, start: number, end: number): Direction | null {
  const behind = AT_ONCE.exec(sentence.slice(end));
  if (behind) return behind[1] === undefined ? "up" : "down";
  const words = directionsIn(sentence).filter((word) => word.start < start || word.start >= end);
  return (words.findLast((word) => word.start < start) ?? words[0])?.direction ?? null;
}

const FALL_OR_RISE = `(?:${FALL}|${RISE})`;
/** A move that a sentence denies or only expects: `did not rise`, `could fall`, `未上涨`, `لم يرتفع`. */
const UNREAL = new RegExp(
  String.raw`\b(?:not|never|could|may|might|would|will|should|can|expected to|forecast to|likely to|set to|due to)\s+(?:\w+\s+)?${FALL_OR_RISE}|n't\s+(?:\w+\s+)?${FALL_OR_RISE}|(?:未|没有?|不会|或将?|预计将?|有望|料将?|可能)(?:再|会|继续)?${FALL_OR_RISE}|(?:لم|لن|قد ي|سوف|من المتوقع أن|يتوقع أن)\s*ي?(?:رتفع|نخفض|صعد|هبط|تراجع|قفز|زيد|خسر)`,
  "i",
);

/** Whether a sentence says of a move that it did not happen, or may yet. */
export const isUnreal = (sentence: string): boolean => UNREAL.test(sentence);

const BEFORE_SIZE = new RegExp(String.raw`${FALL_OR_RISE}\s*(?:by|of|了|بمقدار|بواقع|بنحو)?\s*$`, "i");

/** Whether a part of a sentence is by how much something moved: `rose HK$10.90`, `HK$10.90 higher`. */
export const isSizeOfMove = (sentence: string, start: number, end: number): boolean =>
  BEFORE_SIZE.test(sentence.slice(0, start)) || AT_ONCE.test(sentence.slice(end));
