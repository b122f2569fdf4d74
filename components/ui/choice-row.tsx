import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { fill } from "../text/fill.ts";

/** A choice that is an address. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  /** Null where nothing is counted. */
  readonly count: number | null;
  readonly chosen: boolean;
  /** The list with it chosen, or no longer. */
  readonly href: string;
}

interface ChoiceRowProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly texts: Pick<Messages["announcements"], "choices">;
  /** Few choices, of which none may lie beyond the edge of a phone. */
  readonly wraps?: boolean;
  readonly children?: ReactNode;
}

/** Choices of one kind beside their name, each a link: one scrolling line on a phone, or as many as it takes. */
export function ChoiceRow({ label, choices, texts, wraps = false, children }: ChoiceRowProps) {
  if (choices.length === 0) return null;
  return (
    <nav
      aria-label={fill(texts.choices, { name: label })}
      className={`flex items-center gap-1.5 p-0.5 ${wraps ? "flex-wrap" : "overflow-x-auto sm:flex-wrap"}`}
    >
      <span className="min-w-20 shrink-0 text-xs text-muted">{label}</span>
      {choices.map((choice) => (
        <ChoiceLink key={choice.value} choice={choice} />
      ))}
      {children}
    </nav>
  );
}

/** One choice as a link, with how many rows it leads to where that is counted. */
export function ChoiceLink({ choice: { text, count, chosen, href } }: { readonly choice: Choice }) {
  return (
    <a href={href} aria-current={chosen ? "true" : undefined} className="control choice-link">
      <bdi>{text}</bdi>
      {count !== null && <span className="text-xs opacity-80">{count}</span>}
    </a>
  );
}
