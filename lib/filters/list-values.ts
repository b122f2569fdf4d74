import { fail, type Result, succeed } from "../result.ts";

/** Values of one list, repeated and empty ones counted: more than an address of 16 KB can usefully hold. */
export const MOST_VALUES = 1000;

/**
 * The values of a list: `texts` as the address has them, each with values separated by commas. A known value that
 * has a comma of its own stays in one piece, the longest one that fits. Each value comes once, none is empty.
 * Time grows with the length of the texts alone. Fails beyond MOST_VALUES.
 */
export function listValues(
  texts: readonly string[],
  known: ReadonlySet<string>,
): Result<readonly string[], "too many"> {
  const wholes = valuesWithCommas(known);
  const values = new Set<string>();
  let count = 0;
  for (const text of texts) {
    for (let start = 0; start <= text.length; ) {
      count += 1;
      if (count > MOST_VALUES) return fail("too many");
      const value = valueAt(text, start, wholes);
      values.add(value);
      start += value.length + 1;
    }
  }
  values.delete("");
  return succeed([...values]);
}

function valueAt(text: string, start: number, wholes: ReadonlyMap<string, readonly string[]>): string {
  const comma = text.indexOf(",", start);
  const first = text.slice(start, comma === -1 ? text.length : comma);
  const whole = wholes.get(first)?.find((value) => {
    const end = start + value.length;
    return text.startsWith(value, start) && (end === text.length || text[end] === ",");
  });
  return whole ?? first;
}

const indexes = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** The known values with a comma, by what stands before it, the longest first; made once for each vocabulary. */
function valuesWithCommas(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const held = indexes.get(known);
  if (held) return held;
  const index = Map.groupBy(
    [...known].filter((value) => value.includes(",")).sort((a, b) => b.length - a.length),
    (value) => value.slice(0, value.indexOf(",")),
  );
  indexes.set(known, index);
  return index;
}
