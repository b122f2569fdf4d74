"use client";

import { type ComponentProps, Fragment, useMemo } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { OtherListing, OtherListings as OtherListingsView } from "../../lib/views/event.ts";
import { correctedRows } from "../../lib/views/reactions/many-tests.ts";
import type { PageQuery } from "../page/page-query.ts";
import { fill } from "../text/fill.ts";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import { ExplainLayer } from "../ui/explain-layer.tsx";
import { PageLinks } from "../ui/page-links.tsx";
import { addressWith } from "./reactions-address.ts";
import { REACTION_CELLS, type ReactionColumn, WIDE_COLUMNS } from "./table/reaction-cells.tsx";
import { explainedRow, rowExplanation } from "./table/row-explanations.ts";
import type { ReactionTableLabels } from "./table/table-labels.ts";

/** The first column has the company, whose announcement is the page's. */
const COLUMNS: readonly ReactionColumn[] = [
  "day0",
  "return",
  "benchmark",
  "abnormal",
  "t",
  "car",
  "carT",
  "volume",
  "flags",
];

interface OtherListingsProps {
  readonly others: PackedText<OtherListingsView>;
  /** Names of indexes and funds by symbol. */
  readonly benchmarkNames: Readonly<Record<string, string>>;
  readonly query: PageQuery;
  readonly locale: string;
  readonly texts: Pick<Messages["event"], "others" | "othersHelp" | "inFull">;
  readonly labels: ReactionTableLabels;
  readonly pageTexts: ComponentProps<typeof PageLinks>["texts"];
}

/** The listings that an announcement's page does not show in full, a page of them, with the way to each. */
export function OtherListings(props: OtherListingsProps) {
  const { query, texts, labels } = props;
  const others = useMemo(() => unpack(props.others), [props.others]);
  const explained = useMemo(() => {
    const reactions = others.rows.map(({ reaction }) => reaction);
    // Of a table in pages the other pages are not measured, and a part of a family is none.
    const isWhole = reactions.length === others.total;
    return { titles: others.titles, reactions, corrected: isWhole ? correctedRows(reactions) : null };
  }, [others]);
  const isNoneNamed = others.rows.every(({ reaction }) => reaction.relation === null);
  return (
    <section className="mt-6" id="other-listings" data-testid="other-listings">
      <h3 className="text-lg font-semibold">{fill(texts.others, { count: others.total })}</h3>
      {isNoneNamed && <p className="mt-1 max-w-3xl text-sm text-muted">{texts.othersHelp}</p>}
      <ExplainLayer sentenceOf={(name, cell) => rowExplanation({ ...props, ...explained }, name, cell)}>
        <div className="panel relative mt-2 overflow-x-auto xl:overflow-x-clip">
          <table className="w-full border-collapse text-sm">
            <caption className="sr-only">{labels.caption}</caption>
            <thead>
              <tr className="border-b border-rule text-xs text-muted">
                <th scope="col" className="table-head bg-panel px-2.5 py-2 text-start font-medium">
                  {labels.columns.company}
                </th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={headClass(column)}>
                    {labels.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {others.rows.map((row) => (
                <Row
                  key={row.reaction.symbol}
                  {...props}
                  row={row}
                  address={addressWith(query, { company: withCompany(query, row.reaction.company) })}
                />
              ))}
            </tbody>
          </table>
        </div>
      </ExplainLayer>
      <PageLinks
        {...others}
        address={(page) => `${addressWith(query, { page })}#other-listings`}
        texts={props.pageTexts}
      />
    </section>
  );
}

const isAtStart = (column: ReactionColumn): boolean => column === "day0" || column === "flags";

const headClass = (column: ReactionColumn): string =>
  `table-head bg-panel px-2.5 py-2 font-medium ${isAtStart(column) ? "text-start" : "text-end"} ${
    WIDE_COLUMNS.includes(column) ? "wide-cell" : ""
  }`;

/** The companies that the address asks for, and one more. */
function withCompany({ company }: PageQuery, slug: string): string {
  const asked = [company ?? []].flat().filter((one) => one !== "");
  return [...asked, slug].join(",");
}

interface RowProps extends Pick<OtherListingsProps, "benchmarkNames" | "locale" | "texts" | "labels"> {
  readonly row: OtherListing;
  /** The page with this listing in full. */
  readonly address: string;
}

function Row({ row, benchmarkNames, address, locale, texts, labels }: RowProps) {
  const { reaction, companyName } = row;
  const name = companyName[languageOf(locale)];
  const role = reaction.relation === null ? null : (labels.roles[reaction.relation] ?? reaction.relation);
  const companyHref = localePath(locale, `/companies/${reaction.company}`);
  const props = {
    reaction,
    locale,
    companyName: name,
    companyHref,
    eventHref: address,
    benchmarkName: benchmarkNames[reaction.benchmark ?? ""] ?? reaction.benchmark ?? "",
    labels,
  };
  return (
    <tr className="border-b border-grid" data-testid={`other-${reaction.symbol}`} {...explainedRow(reaction)}>
      <th scope="row" className="max-w-40 px-2.5 py-1.5 text-start font-normal sm:max-w-64">
        <a href={companyHref} className="text-ink">
          {name}
        </a>
        <span className="block text-xs text-muted">
          <bdi>{reaction.symbol}</bdi>
          {role !== null && ` · ${role}`}
        </span>
        <a href={address} className="no-print text-xs">
          {texts.inFull}
        </a>
      </th>
      {COLUMNS.map((column) => (
        <Fragment key={column}>{REACTION_CELLS[column](props)}</Fragment>
      ))}
    </tr>
  );
}
