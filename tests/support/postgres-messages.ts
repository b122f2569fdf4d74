/** A message of PostgreSQL's protocol: its letter, what it says, and all of its bytes. */
export interface ServerMessage {
  readonly kind: string;
  readonly body: Buffer;
  readonly whole: Buffer;
}

/** Reads the messages that a server sends, piece by piece as they arrive. */
export function messagesOf(): (piece: Buffer) => ServerMessage[] {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    const messages: ServerMessage[] = [];
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const whole = rest.subarray(0, rest.readInt32BE(1) + 1);
      messages.push({ kind: whole.toString("latin1", 0, 1), body: whole.subarray(5), whole });
      rest = rest.subarray(whole.length);
    }
    return messages;
  };
}
