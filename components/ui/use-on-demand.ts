"use client";

import { useState } from "react";

/**
 * Code that is fetched when it is first asked for. `part` is null until it has come; `failed` says that it did not
 * come, and asking again tries again.
 */
export function useOnDemand<Part>(load: () => Promise<Part>) {
  const [part, setPart] = useState<Part | null>(null);
  const [failed, setFailed] = useState(false);
  const ask = () => {
    if (part !== null) return;
    load().then(
      (loaded) => {
        setPart(() => loaded);
        setFailed(false);
      },
      () => setFailed(true),
    );
  };
  return { part, failed, ask };
}
