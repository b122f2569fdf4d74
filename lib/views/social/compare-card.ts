import type { QueryInput } from "../../filters/parse.ts";
import type { Store } from "../../store/client.ts";
import { type ComparedCell, type Comparison, compareView } from "../compare.ts";
import type { CompanyNames } from "../event.ts";
import type { AnnouncementFigure } from "./announcement-figures.ts";
import { MOST_FIGURES, type SocialCard } from "./social-card.ts";

/** The picture of a comparison: its first block's figures and CAR paths. */
export async function compareCard(query: QueryInput, given?: Store): Promise<SocialCard> {
  const view = await compareView(query, "en", given);
  const { by, axis, blocks, drawn, revision } = view;
  const names = new Map(view.options.companies.map((company) => [company.slug, company.names]));
  const pairs = (blocks[0]?.cells ?? []).flatMap((cell) => {
    const figure = figureOf(cell, by, names.get(cell.reaction.company));
    return figure ? [{ figure, path: cell.path }] : [];
  });
  const shown = pairs.slice(0, MOST_FIGURES);
  return {
    revision,
    ...wordsOf(view),
    figures: shown.map(({ figure }) => figure),
    line: null,
    named: [],
    ...(axis &&
      shown.length > 0 && {
        paths: {
          first: drawn.start,
          last: drawn.end,
          axis,
          lines: shown.map(({ path }) => path.map(({ abnormal }) => abnormal)),
        },
      }),
  };
}

function wordsOf({ by, blocks, options, filter }: Comparison): Pick<SocialCard, "title" | "facts"> {
  const companies = filter.company.map(
    (slug) => options.companies.find((company) => company.slug === slug)?.names.en ?? slug,
  );
  const first = blocks[0]?.cells[0]?.reaction;
  if (!first) return { title: "Companies and announcements side by side", facts: "" };
  return by === "company"
    ? { title: companies.join(", "), facts: `${first.title} · ${first.announcedOn}` }
    : {
        title: companies[0] ?? first.symbol,
        facts: `${first.symbol} · ${filter.event.length} announcements`,
      };
}

function figureOf(
  { reaction }: ComparedCell,
  by: Comparison["by"],
  names: CompanyNames | undefined,
): AnnouncementFigure | null {
  const { symbol, company, relation, title, dayZero, abnormalReturn } = reaction;
  const change = reaction.rawReturn ?? reaction.adjustedReturn;
  if (change === null || dayZero.status !== "found" || !names) return null;
  return {
    ...{ company, relation, change, symbol },
    names: by === "company" ? names : { en: title, zh: title, ar: title },
    session: dayZero.session,
    abnormal: abnormalReturn?.value ?? null,
    pValue: abnormalReturn?.pValue ?? null,
  };
}
