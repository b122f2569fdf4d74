import { isoDate } from "../../lib/market/session-date.ts";
import { PACKED, type PackedText } from "./pack.ts";
import { numbersIn } from "./packed-numbers.ts";

/** The value that was packed. */
export function unpack<Value>({ json }: PackedText<Value>): Value {
  const end = json.indexOf("\n");
  const shared: unknown = end < 0 ? [] : JSON.parse(json.slice(0, end));
  const texts = listOf(shared);
  // From the innermost outwards: what an array holds has been unpacked before it is.
  return JSON.parse(json.slice(end + 1), (_name, value: unknown) =>
    Array.isArray(value) ? entries(value, texts) : value,
  );
}

/** The entries of a packed array; the names of fields, which are no array of values, stay what they are. */
function entries(packed: readonly unknown[], shared: readonly unknown[]): readonly unknown[] {
  const [kind, first, second, third] = packed;
  switch (kind) {
    case PACKED.plain:
      return packed.slice(1);
    case PACKED.numbers:
      return numbersIn({ decimals: Number(first), isDifference: second === 1, text: String(third) });
    case PACKED.repeated:
      return Array.from({ length: Number(first) }, () => second);
    case PACKED.listed:
      return wholeNumbers(first).map((position) => packed[2 + position]);
    case PACKED.records:
      return records(listOf(first), packed.slice(2).map(listOf));
    case PACKED.lists: {
      const all = listOf(second);
      let end = 0;
      return wholeNumbers(first).map((length) => {
        end += length;
        return all.slice(end - length, end);
      });
    }
    case PACKED.gaps: {
      const known = listOf(second).values();
      return wholeNumbers(first).map((mark) =>
        mark === 1 ? known.next().value : mark === 2 ? null : undefined,
      );
    }
    case PACKED.dates:
      return numbersIn({ decimals: 0, isDifference: first === 1, text: String(second) }).map((day) =>
        isoDate(Number(day)),
      );
    case PACKED.answers:
      return wholeNumbers(first).map((answer) => answer === 1);
    case PACKED.shared: {
      const own = packed.slice(2).values();
      return wholeNumbers(first).map((place) => (place === 0 ? own.next().value : shared[place - 1]));
    }
    case PACKED.among: {
      const all = listOf(second);
      return wholeNumbers(first).map((position) => all[position]);
    }
    default:
      return packed;
  }
}

const wholeNumbers = (text: unknown): number[] =>
  numbersIn({ decimals: 0, isDifference: false, text: String(text) }).map(Number);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Records of columns; what a record left out is left out again. */
function records(names: readonly unknown[], columns: readonly (readonly unknown[])[]): readonly object[] {
  return (columns[0] ?? []).map((_, at) =>
    Object.fromEntries(
      names.flatMap((name, field) => {
        const value = columns[field]?.[at];
        return value === undefined ? [] : [[String(name), value]];
      }),
    ),
  );
}
