import type { Messages } from "../../lib/i18n/messages.ts";
import type { Comparison } from "../../lib/views/compare.ts";
import { fill } from "../text/fill.ts";
import { listed } from "../text/lists.ts";
import type { CompareNames } from "./compare-names.ts";

interface CompareNotesProps {
  readonly view: Pick<Comparison, "by" | "filter" | "opened" | "left" | "blocks">;
  readonly names: CompareNames;
  readonly locale: string;
  readonly messages: Messages;
}

/** What the page chose by itself, what it left out for want of room, and that one alone is no comparison. */
export function CompareNotes({ view, names, locale, messages: { compare: texts } }: CompareNotesProps) {
  const { by, filter, opened, left, blocks } = view;
  const namesOf = (slugs: readonly string[], known: Readonly<Record<string, string>>) =>
    listed(
      locale,
      slugs.map((slug) => known[slug] ?? slug),
    );
  const chosen = {
    names: namesOf(filter.company, names.companies),
    titles: namesOf(filter.event, names.events),
  };
  const said = [
    ...(opened.events ? [fill(by === "company" ? texts.openedEvent : texts.openedEvents, chosen)] : []),
    ...(opened.companies
      ? [fill(by === "company" ? texts.openedCompanies : texts.openedCompany, chosen)]
      : []),
  ];
  const without = [
    ...(left.companies.length > 0
      ? [fill(texts.leftCompanies, { names: namesOf(left.companies, names.companies) })]
      : []),
    ...(left.events.length > 0
      ? [fill(texts.leftEvents, { names: namesOf(left.events, names.events) })]
      : []),
    ...(blocks[0]?.cells.length === 1 ? [texts.alone] : []),
  ];
  return (
    <>
      {said.length > 0 && <p className="text-sm text-muted">{said.join(" ")}</p>}
      {without.map((sentence) => (
        <p
          key={sentence}
          role="status"
          className="my-2 rounded border border-warning bg-warning-paper p-2 text-sm text-warning"
        >
          {sentence}
        </p>
      ))}
    </>
  );
}
