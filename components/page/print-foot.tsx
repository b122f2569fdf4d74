"use client";

import { useCallback, useState } from "react";
import { fill } from "../text/fill.ts";
import { longDay } from "../text/format.ts";
import { usePrinting } from "../ui/printing.ts";

const DAY_MILLISECONDS = 86_400_000;

/** On paper only: when and from which address the page was printed. */
export function PrintFoot({ locale, text }: { readonly locale: string; readonly text: string }) {
  const [said, setSaid] = useState("");
  usePrinting(
    useCallback(() => {
      const date = longDay(locale, Math.floor(Date.now() / DAY_MILLISECONDS));
      setSaid(fill(text, { date, address: window.location.href }));
    }, [locale, text]),
    useCallback(() => setSaid(""), []),
  );
  return <span className="hidden w-full wrap-anywhere print:block">{said}</span>;
}
