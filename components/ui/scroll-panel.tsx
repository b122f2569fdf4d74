import type { ReactNode } from "react";

interface ScrollPanelProps {
  /** What the table is, for those who come to it by keyboard or hear it. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A frame in which a table wider than the screen scrolls, by keyboard too. */
export function ScrollPanel({ label, children }: ScrollPanelProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must scroll by keyboard
    <section className="panel overflow-x-auto" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
