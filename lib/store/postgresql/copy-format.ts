/** What a column of a COPY holds; `instant` is in milliseconds since the epoch, `truth` is 0 or 1. */
export type CopyKind = "text" | "whole" | "number" | "instant" | "truth";
export type CopyValue = string | number | null;

/** The start of a binary COPY: a signature, no flags, no extension (PostgreSQL's manual, COPY, "Binary Format"). */
const HEADER = Buffer.from("5047434f50590aff0d0a000000000000000000", "hex");
const TRAILER = Buffer.from([0xff, 0xff]);
/** Milliseconds from 1970 to 2000, from where PostgreSQL counts its microseconds. */
const EPOCH_2000 = 946_684_800_000;
/** A piece is handed over from this size on. */
const PIECE_BYTES = 256 * 1024;

/** Writes rows in PostgreSQL's binary format, which neither side has to turn into text and back. */
export interface CopyEncoder {
  /** Adds a row; resolves to a full piece now and then, to null otherwise. */
  readonly add: (row: readonly CopyValue[]) => Buffer | null;
  /** What is left, with the end of the data. */
  readonly end: () => Buffer;
}

/**
 * An encoder of rows with columns of these kinds, in their order.
 * @throws RangeError where a value is not what its column holds
 */
export function copyEncoder(kinds: readonly CopyKind[]): CopyEncoder {
  let piece = Buffer.allocUnsafe(PIECE_BYTES + 4096);
  let at = HEADER.copy(piece);
  const room = (bytes: number) => {
    if (at + bytes <= piece.length) return;
    const larger = Buffer.allocUnsafe(2 * piece.length + bytes);
    piece.copy(larger, 0, 0, at);
    piece = larger;
  };
  const write = (kind: CopyKind, value: CopyValue) => {
    room(16);
    if (value === null) at = piece.writeInt32BE(-1, at);
    else if (kind === "text") {
      const text = String(value);
      const bytes = Buffer.byteLength(text);
      room(4 + bytes);
      at = piece.writeInt32BE(bytes, at);
      at += piece.write(text, at, "utf8");
    } else if (kind === "whole") {
      at = piece.writeInt32BE(Number(value), piece.writeInt32BE(4, at));
    } else if (kind === "number") {
      at = piece.writeDoubleBE(Number(value), piece.writeInt32BE(8, at));
    } else if (kind === "instant") {
      const microseconds = BigInt(Number(value) - EPOCH_2000) * 1000n;
      at = piece.writeBigInt64BE(microseconds, piece.writeInt32BE(8, at));
    } else {
      at = piece.writeUInt8(Number(value), piece.writeInt32BE(1, at));
    }
  };
  const take = () => {
    const full = piece.subarray(0, at);
    piece = Buffer.allocUnsafe(PIECE_BYTES + 4096);
    at = 0;
    return full;
  };
  return {
    add(row) {
      room(2);
      at = piece.writeInt16BE(kinds.length, at);
      for (const [place, kind] of kinds.entries()) write(kind, row[place] ?? null);
      return at < PIECE_BYTES ? null : take();
    },
    end() {
      room(TRAILER.length);
      at += TRAILER.copy(piece, at);
      return take();
    },
  };
}

/**
 * Reads what COPY sends in PostgreSQL's binary format, piece by piece. `toRow` gets the values of a row in a list that
 * is used again for the next one.
 */
export function copyDecoder<Row>(
  kinds: readonly CopyKind[],
  toRow: (values: readonly CopyValue[]) => Row,
): (piece: Buffer) => Row[] {
  const values = new Array<CopyValue>(kinds.length).fill(null);
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  /** Reads the row at a place into `values` and gives the place after it; -1 where it is not all there yet. */
  function readRow(bytes: Buffer, begin: number): number {
    let at = begin + 2;
    if (at > bytes.length || bytes.readInt16BE(begin) !== kinds.length) return -1;
    for (const [place, kind] of kinds.entries()) {
      if (at + 4 > bytes.length) return -1;
      const length = bytes.readInt32BE(at);
      at += 4;
      if (at + Math.max(length, 0) > bytes.length) return -1;
      values[place] = length < 0 ? null : valueAt(bytes, at, length, kind);
      at += Math.max(length, 0);
    }
    return at;
  }
  return (piece) => {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    if (!isBegun) {
      if (bytes.length < HEADER.length) {
        rest = bytes;
        return [];
      }
      isBegun = true;
      at = HEADER.length;
    }
    const rows: Row[] = [];
    for (let next = readRow(bytes, at); next !== -1; next = readRow(bytes, at)) {
      rows.push(toRow(values));
      at = next;
    }
    rest = bytes.subarray(at);
    return rows;
  };
}

function valueAt(bytes: Buffer, at: number, length: number, kind: CopyKind): CopyValue {
  if (kind === "number") return bytes.readDoubleBE(at);
  if (kind === "text") return bytes.toString("utf8", at, at + length);
  if (kind === "whole") return bytes.readInt32BE(at);
  if (kind === "truth") return bytes.readUInt8(at);
  return Number(bytes.readBigInt64BE(at) / 1000n) + EPOCH_2000;
}
