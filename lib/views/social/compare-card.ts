import { comparedDash } from "../../drawing/series-colours.ts";
import type { QueryInput } from "../../filters/parse.ts";
import type { Language } from "../../reactions/titles.ts";
import type { Store } from "../../store/client.ts";
import { type ComparedCell, type Comparison, compareView } from "../compare.ts";
import type { CompanyNames } from "../event.ts";
import type { AnnouncementFigure } from "./announcement-figures.ts";
import { MOST_FIGURES, type SocialCard } from "./social-card.ts";

/** The picture of a comparison: its first block's figures and CAR paths. */
export async function compareCard(query: QueryInput, language: Language, given?: Store): Promise<SocialCard> {
  const view = await compareView(query, language, given);
  const { by, base, axis, blocks, drawn, revision, headline, options, notes } = view;
  const names = new Map(options.companies.map((company) => [company.slug, company.names]));
  const pairs = (blocks[0]?.cells ?? []).flatMap((cell) => {
    const figure = figureOf(cell, by, names.get(cell.reaction.company));
    return figure ? [{ figure, cell }] : [];
  });
  const shown = pairs.slice(0, MOST_FIGURES);
  const symbols = new Set(shown.map(({ figure }) => figure.symbol));
  return {
    revision,
    headline: { kind: "comparison", comparison: headline },
    maker: null,
    figures: shown.map(({ figure }) => figure),
    prices: null,
    dumbbells: null,
    paths:
      axis && shown.length > 0
        ? {
            ...{ by, base, axis, first: drawn.start, last: drawn.end },
            lines: shown.map(({ cell: { colour, path } }, at) => ({
              colour,
              dash: comparedDash(at),
              values: path.map(({ abnormal }) => abnormal),
            })),
          }
        : null,
    companies: options.companies,
    notes: notes.filter(({ symbol }) => symbols.has(symbol)),
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
