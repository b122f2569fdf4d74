"use client";

import { useEffect } from "react";

/**
 * Stands last in each page's body and says on `<html>`, as `data-alive`, that the page's script has come: what stands
 * before it answers from now on. Whoever drives a browser waits for it instead of for a silent network.
 */
export function SignOfLife() {
  useEffect(() => {
    document.documentElement.dataset.alive = "";
  }, []);
  return null;
}
