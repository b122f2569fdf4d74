/** How the bytes of an answer are packed (RFC 9110, 8.4). */
export type Coding = "br" | "gzip" | "identity";

/** Whether a list of codings (RFC 9110, 12.5.3) names one, and not with a weight of zero. */
export const takesCoding = (
  codings: string | readonly string[] | undefined,
  coding: "br" | "gzip",
): boolean =>
  String(codings ?? "")
    .split(",")
    .some((one) => {
      const [, name = "", weight] = /^\s*([\w*-]+)\s*(?:;\s*q=(.*))?$/i.exec(one) ?? [];
      return name.toLowerCase() === coding && !/^0(\.0*)?\s*$/.test(weight ?? "");
    });

/** The packings that whoever asks can unpack, the smallest first; unpacked everybody takes it. */
export function codingsFor(codings: string | readonly string[] | undefined): readonly [Coding, ...Coding[]] {
  const taken = (["br", "gzip"] as const).filter((coding) => takesCoding(codings, coding));
  const [first, ...others] = taken;
  return first === undefined ? ["identity"] : [first, ...others, "identity"];
}
