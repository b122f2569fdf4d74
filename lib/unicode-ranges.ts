/**
 * The code points of a `unicode-range` descriptor, `U+26`, `U+0-7F`, `U+4??`, as first and last ones, both included.
 * What can't be read is left out.
 */
export function unicodeRanges(descriptor: string): readonly (readonly [number, number])[] {
  return descriptor.split(",").flatMap((part) => {
    const found = /^\s*U\+([0-9A-F?]+)(?:-([0-9A-F]+))?\s*$/i.exec(part);
    if (!found?.[1]) return [];
    const first = Number.parseInt(found[1].replaceAll("?", "0"), 16);
    const last = Number.parseInt(found[2] ?? found[1].replaceAll("?", "F"), 16);
    return [[first, last] as const];
  });
}
