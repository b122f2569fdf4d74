/** The head of an answer as it came over the wire. */
export interface AnswerHead {
  readonly status: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** The first value of a header; undefined where it is not there. `name` in small letters. */
  readonly field: (name: string) => string | undefined;
  /** How many bytes its body has, or how its end is known. */
  readonly length: number | "chunked" | "until closed";
  /** Bytes from the beginning to the body, interim answers (100 Continue) included. */
  readonly bytes: number;
}

const HEAD_END = "\r\n\r\n";
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: |$)/;

/** The head of an answer to a request of this method; null while it has not all come, or it is none. */
export function readHead(raw: Buffer, method: string): AnswerHead | null {
  let start = 0;
  for (;;) {
    const end = raw.indexOf(HEAD_END, start);
    if (end < 0) return null;
    const [first = "", ...lines] = raw.toString("latin1", start, end).split("\r\n");
    const status = Number(STATUS_LINE.exec(first)?.[1] ?? Number.NaN);
    if (Number.isNaN(status)) return null;
    start = end + HEAD_END.length;
    if (status >= 100 && status < 200 && status !== 101) continue;
    const fields = lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    const field = (name: string) => fields.find(([known]) => known === name)?.[1];
    return { status, fields, field, length: lengthOf(status, method, field), bytes: start };
  }
}

function lengthOf(
  status: number,
  method: string,
  field: (name: string) => string | undefined,
): AnswerHead["length"] {
  if (method === "HEAD" || status === 204 || status === 304) return 0;
  if (/chunked/i.test(field("transfer-encoding") ?? "")) return "chunked";
  const length = field("content-length");
  return length === undefined ? "until closed" : Number(length);
}

/** The body of what came after a head, freed of its chunks; empty where there is no head. */
export function answerBody(raw: Buffer, head: AnswerHead | null): Buffer {
  if (!head) return Buffer.alloc(0);
  const rest = raw.subarray(head.bytes);
  if (typeof head.length === "number") return rest.subarray(0, head.length);
  if (head.length === "until closed") return rest;
  const pieces: Buffer[] = [];
  for (let at = 0; at < rest.length; ) {
    const line = rest.indexOf("\r\n", at);
    const size = Number.parseInt(rest.toString("latin1", at, line), 16);
    if (line < 0 || !(size > 0)) break;
    pieces.push(rest.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
  return Buffer.concat(pieces);
}
