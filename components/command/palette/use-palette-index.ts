"use client";

import { useEffect, useState } from "react";
import { keptIndex, loadIndex } from "./load-index.ts";
import type { PaletteIndex } from "./palette-index.ts";

/** A language's index: the one that came last at once, a newer one when it has come, and whether none did. */
export function usePaletteIndex(locale: string) {
  const [index, setIndex] = useState<PaletteIndex | null>(() => keptIndex(locale));
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further try asks again
  useEffect(() => {
    let left = false;
    setFailed(false);
    loadIndex(locale).then(
      (fresh) => !left && setIndex(fresh),
      () => !left && setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [locale, tries]);
  return { index, failed: failed && index === null, retry: () => setTries(tries + 1) };
}
