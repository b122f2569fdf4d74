import { readFileSync } from "node:fs";

/** Ports of clients whose connection to a port of this machine is still held by its server; null where there is no /proc. */
export function heldClients(port: number): number[] | null {
  try {
    return heldIn(readFileSync("/proc/net/tcp", "utf8"), port);
  } catch {
    return null;
  }
}

/**
 * The same from a table such as /proc/net/tcp: a line's second word is the socket's own address, the third the other
 * end's, the tenth the inode, which is 0 once no process has the socket open.
 */
export function heldIn(table: string, port: number): number[] {
  return table
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, own = "", , state, , , , , , inode]) =>
        portOf(own) === port && state !== LISTENING && inode !== "0",
    )
    .map(([, , other = ""]) => portOf(other));
}

const LISTENING = "0A";

const portOf = (address: string): number => Number.parseInt(address.split(":")[1] ?? "", 16);
