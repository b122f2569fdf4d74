import type { TableFacts } from "../../../lib/views/reactions/table-rows.ts";
import { chanceAmong } from "../../text/chance.ts";
import { fill } from "../../text/fill.ts";
import type { ReactionTableLabels } from "./table-labels.ts";
import type { TableAddress } from "./use-table-address.ts";

/** The orders by strength that one press gives; each is also the head of its column. */
const ORDERS = ["t", "return", "abnormal"] as const;
export type OrderName = (typeof ORDERS)[number];

interface TableOrderProps {
  /** What is said of all rows. */
  readonly facts: TableFacts;
  readonly address: TableAddress;
  readonly labels: ReactionTableLabels;
}

/** By what the strongest stand first, what of it chance alone would give, and what is not ranked. */
export function TableOrder({ facts, address, labels }: TableOrderProps) {
  const { sorts, ranksDays, order, rankDays } = address;
  const [first] = sorts;
  const { days } = facts;
  const byChance = chanceAmong(facts.tested, labels.chance);
  const { dayOnly } = labels;
  return (
    <>
      <fieldset
        className="needs-script no-print my-2 flex flex-wrap items-center gap-1.5 text-sm"
        aria-label={labels.order.label}
      >
        {ORDERS.map((name) => (
          <button
            key={name}
            type="button"
            className="control"
            aria-pressed={sorts.length === 1 && first?.key === name && first.descending}
            onClick={() => order(name)}
          >
            {labels.order[name]}
          </button>
        ))}
      </fieldset>
      {(byChance !== null || days > 0) && (
        <p className="my-2 max-w-3xl text-sm text-muted" data-testid="table-facts">
          {byChance}
          {days > 0 && (
            <>
              {" "}
              {fill(ranksDays ? dayOnly.among : dayOnly.below, { count: days })}{" "}
              <button
                type="button"
                className="needs-script no-print cursor-pointer text-accent underline"
                onClick={() => rankDays(!ranksDays)}
              >
                {ranksDays ? dayOnly.unrank : dayOnly.rank}
              </button>
            </>
          )}
        </p>
      )}
    </>
  );
}
