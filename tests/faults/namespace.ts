import { spawnSync } from "node:child_process";

/**
 * Why this machine gives no mount namespace of one's own, in which a test may mount a small or a read-only disk
 * without touching the machine; null where it does.
 */
export function whyNoNamespace(): string | null {
  const tried = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"], {
    encoding: "utf8",
  });
  if (tried.status === 0) return null;
  return (tried.error?.message ?? tried.stderr.trim()) || `unshare ended with ${tried.status}`;
}

/** The program and its words that run a script in such a namespace; the script finds `words` as "$1" and so on. */
export const inNamespace = (script: string, words: readonly string[]): readonly string[] => [
  "-rm",
  "bash",
  "-euc",
  script,
  "bash",
  ...words,
];
