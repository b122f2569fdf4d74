"use client";

import { useCallback, useRef, useState } from "react";
import { fill } from "../text/fill.ts";
import { longDay } from "../text/format.ts";
import { usePrinting } from "../ui/printing.ts";

const DAY_MILLISECONDS = 86_400_000;

/** What can be unfolded on a page; a menu is none. */
const FOLDED = "main details:not([open]):not([name=menu]):not(.no-print)";

/** On paper only: when and from which address the page was printed. What is folded on the page is unfolded there. */
export function PrintFoot({ locale, text }: { readonly locale: string; readonly text: string }) {
  const [said, setSaid] = useState("");
  const unfolded = useRef<readonly HTMLDetailsElement[]>([]);
  usePrinting(
    useCallback(() => {
      const date = longDay(locale, Math.floor(Date.now() / DAY_MILLISECONDS));
      setSaid(fill(text, { date, address: window.location.href }));
      unfolded.current = [...document.querySelectorAll<HTMLDetailsElement>(FOLDED)];
      for (const details of unfolded.current) details.open = true;
    }, [locale, text]),
    useCallback(() => {
      setSaid("");
      for (const details of unfolded.current) details.open = false;
    }, []),
  );
  return <span className="hidden w-full wrap-anywhere print:block">{said}</span>;
}
