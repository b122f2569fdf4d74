import type { ReactNode } from "react";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { Reaction } from "../../lib/reactions/reaction.ts";
import type { ListingReaction } from "../../lib/views/event.ts";
import { findingItem } from "../data/finding-sentence.ts";
import { SeverityMark } from "../data/severity-mark.tsx";
import { type ChanceSubject, chanceSentence, withinSentence } from "../text/chance.ts";
import { fill } from "../text/fill.ts";
import {
  beforeAfter,
  decimal,
  direction,
  MISSING,
  money,
  percent,
  percentSize,
  shortMoney,
  signed,
} from "../text/format.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { colon, listed } from "../text/lists.ts";
import { readerName } from "../text/reader-name.ts";
import { nextSessionSentence } from "./lasting-strip.tsx";
import { MethodPopover } from "./statistics/definition-popover.tsx";
import type { MethodName } from "./statistics/method-formulas.ts";
import { explainLimit, explainOthers } from "./table/explanations.ts";

/** What other announcements changed in the estimation window, where they did. */
export const estimationNotes = (
  { estimationLeftOut, estimationMoved }: Pick<Reaction, "estimationLeftOut" | "estimationMoved">,
  locale: string,
  texts: Pick<Messages["event"], "leftOut" | "moved">,
): string[] => [
  ...(estimationLeftOut ? [fill(texts.leftOut, { count: decimal(locale, estimationLeftOut, 0) })] : []),
  ...(estimationMoved ? [fill(texts.moved, { count: decimal(locale, estimationMoved, 0) })] : []),
];

/** The methods whose definitions the names of these figures open. */
export const FIGURE_METHODS: readonly MethodName[] = [
  "return",
  "marketModel",
  "abnormal",
  "car",
  "volume",
  "limit",
];

interface ListingFiguresProps {
  readonly reaction: Reaction;
  /** The least moves that its tests could have found. */
  readonly detectable: ListingReaction["detectable"];
  readonly within: ListingReaction["within"];
  /** Of its definitions; unique on the page, unless they stand elsewhere on it. */
  readonly id: string;
  readonly isDefinedElsewhere: boolean;
  readonly locale: string;
  readonly messages: Messages;
}

/** The figures of one reaction; a figure's name opens its definition. */
export function ListingFigures(props: ListingFiguresProps) {
  const { reaction, detectable, within, id, isDefinedElsewhere, locale, messages } = props;
  const { event: texts, table } = messages;
  const { close, previousClose, currency, abnormalReturn, car } = reaction;
  const change = reaction.rawReturn ?? reaction.adjustedReturn;
  const limit = explainLimit(reaction, locale, table);
  const adjusted = reaction.rawReturn === null && reaction.adjustedReturn !== null;
  const significance = (
    tested: typeof car,
    subject: ChanceSubject,
    figure: "abnormal" | "car",
    words: string,
  ) => {
    const least = detectable[figure];
    return (
      tested && (
        <>
          <span className="block">{leftToRight(locale, `t ${signed(locale, tested.tStatistic)}`)}</span>
          {chanceSentence(locale, tested.pValue, subject, table.chance)}
          {least !== null && (
            <span className="block">{fill(words, { effect: percentSize(locale, least) })}</span>
          )}
          {within && (
            <span className="block">{withinSentence(locale, within.bound, within[figure], texts.power)}</span>
          )}
        </>
      )
    );
  };
  // Only what an announcement names, on a day that is known, may be read as what it did.
  const isItsDoing = reaction.relation !== null && reaction.candidates.length < 2;
  const others = explainOthers(reaction, locale, table);
  const next = reaction.lasting && nextSessionSentence(reaction.lasting, locale, messages);
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-6">
      <Figure
        id={id}
        isDefinedElsewhere={isDefinedElsewhere}
        messages={messages}
        name={texts.return}
        method="return"
        value={percent(locale, change)}
        tone={change}
        detail={
          adjusted
            ? table.adjustedHelp
            : beforeAfter(locale, decimal(locale, previousClose), money(locale, close, currency))
        }
      />
      <Figure
        id={id}
        isDefinedElsewhere={isDefinedElsewhere}
        messages={messages}
        name={
          reaction.benchmark === null
            ? texts.benchmark
            : `${texts.benchmark}${colon(locale)}${readerName(reaction.benchmark, messages.instrumentNames)}`
        }
        method="marketModel"
        value={percent(locale, reaction.benchmarkReturn)}
        tone={reaction.benchmarkReturn}
        detail={
          reaction.beta === null
            ? null
            : listed(locale, [
                `${texts.beta} ${decimal(locale, reaction.beta)}`,
                `${texts.estimation} ${reaction.estimationSessions}`,
                ...estimationNotes(reaction, locale, texts),
              ])
        }
      />
      <Figure
        id={id}
        isDefinedElsewhere={isDefinedElsewhere}
        messages={messages}
        name={texts.abnormal}
        method="abnormal"
        value={percent(locale, abnormalReturn?.value ?? null)}
        tone={abnormalReturn?.value ?? null}
        detail={significance(abnormalReturn, "gap", "abnormal", texts.power.day)}
      />
      <Figure
        id={id}
        isDefinedElsewhere={isDefinedElsewhere}
        messages={messages}
        name={fill(texts.car, { window: reaction.window })}
        method="car"
        value={percent(locale, car?.value ?? null)}
        tone={others === null ? (car?.value ?? null) : null}
        doubted={others !== null}
        detail={
          car && (
            <>
              {significance(car, "sum", "car", texts.power.days)}
              {others !== null && <span className="block text-warning">{others}</span>}
            </>
          )
        }
      />
      <Figure
        id={id}
        isDefinedElsewhere={isDefinedElsewhere}
        messages={messages}
        name={texts.volume}
        method="volume"
        value={reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
        detail={null}
      />
      {reaction.marketValueChangeUsd !== null && (
        <Figure
          id={id}
          isDefinedElsewhere={isDefinedElsewhere}
          messages={messages}
          name={isItsDoing ? texts.marketValue : texts.marketValueThatDay}
          value={shortMoney(locale, reaction.marketValueChangeUsd, "USD")}
          tone={reaction.marketValueChangeUsd}
          detail={fill(texts.marketValueHelp, { date: reaction.sharesAsOf ?? MISSING })}
        />
      )}
      {limit !== null && (
        <div className="col-span-2">
          <dt className="text-xs text-muted">
            <MethodPopover
              method="limit"
              id={id}
              label={texts.limit}
              isElsewhere={isDefinedElsewhere}
              messages={messages}
            />
          </dt>
          <dd>
            {limit} {reaction.limit !== null && next}
          </dd>
          {reaction.limit !== null && (
            <dd className="text-xs text-muted">
              {fill(texts.limitBoth, {
                dayZero: percent(locale, abnormalReturn?.value ?? null),
                throughRun: percent(locale, reaction.throughRun?.value ?? null),
                throughFirstFree: percent(locale, reaction.throughFirstFree?.value ?? null),
              })}
            </dd>
          )}
        </div>
      )}
      {reaction.findings.length > 0 && (
        <div className="col-span-full" data-testid={`findings-${reaction.symbol}`}>
          <dt className="text-xs text-muted">{messages.findings.behind}</dt>
          {reaction.findings.map((found) => (
            <dd key={`${found.subject} ${found.kind} ${found.session}`}>
              <SeverityMark severity={found.severity} texts={messages.findings} />{" "}
              {findingItem(found, locale, table)}
            </dd>
          ))}
        </div>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly tone?: number | null;
  /** Greyed: it holds more than what it is shown for. */
  readonly doubted?: boolean;
  readonly detail: ReactNode;
  /** What its name opens the definition of. */
  readonly method?: MethodName;
  readonly id: string;
  readonly isDefinedElsewhere: boolean;
  readonly messages: Messages;
}

function Figure(props: FigureProps) {
  const {
    name,
    value,
    tone = null,
    doubted = false,
    detail,
    method,
    id,
    isDefinedElsewhere,
    messages,
  } = props;
  const heading = direction(tone);
  const colour =
    heading === "up" ? "text-up" : heading === "down" ? "text-down" : doubted ? "text-muted" : "";
  return (
    <div>
      <dt className="min-h-6 content-center text-xs text-muted">
        {method === undefined ? (
          name
        ) : (
          <MethodPopover
            method={method}
            id={id}
            label={name}
            isElsewhere={isDefinedElsewhere}
            messages={messages}
          />
        )}
      </dt>
      <dd className={`text-xl font-semibold ${colour}`}>{value}</dd>
      {detail !== null && <dd className="text-xs text-muted">{detail}</dd>}
    </div>
  );
}
