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
  const adjusted = reaction.rawReturn === null && reaction.adjustedReturn !== null;
  const definitions = { id, isDefinedElsewhere, messages };
  const significance = { detectable, within, locale, messages };
  // Only what an announcement names, on a day that is known, may be read as what it did.
  const isItsDoing = reaction.relation !== null && reaction.candidates.length < 2;
  const others = explainOthers(reaction, locale, table);
  return (
    <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-3 lg:grid-cols-6">
      <Figure
        {...definitions}
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
        {...definitions}
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
        {...definitions}
        name={texts.abnormal}
        method="abnormal"
        value={percent(locale, abnormalReturn?.value ?? null)}
        tone={abnormalReturn?.value ?? null}
        detail={
          abnormalReturn && <Significance {...significance} tested={abnormalReturn} figure="abnormal" />
        }
      />
      <Figure
        {...definitions}
        name={fill(texts.car, { window: reaction.window })}
        method="car"
        value={percent(locale, car?.value ?? null)}
        tone={others === null ? (car?.value ?? null) : null}
        doubted={others !== null}
        detail={
          car && (
            <>
              <Significance {...significance} tested={car} figure="car" />
              {others !== null && <span className="block text-warning">{others}</span>}
            </>
          )
        }
      />
      <Figure
        {...definitions}
        name={texts.volume}
        method="volume"
        value={reaction.volumeRatio === null ? MISSING : `${decimal(locale, reaction.volumeRatio, 1)}×`}
        detail={null}
      />
      {reaction.marketValueChangeUsd !== null && (
        <Figure
          {...definitions}
          name={isItsDoing ? texts.marketValue : texts.marketValueThatDay}
          value={shortMoney(locale, reaction.marketValueChangeUsd, "USD")}
          tone={reaction.marketValueChangeUsd}
          detail={fill(texts.marketValueHelp, { date: reaction.sharesAsOf ?? MISSING })}
        />
      )}
      <LimitFigure {...definitions} reaction={reaction} locale={locale} />
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

interface SignificanceProps
  extends Pick<ListingFiguresProps, "detectable" | "within" | "locale" | "messages"> {
  readonly tested: NonNullable<Reaction["car"]>;
  readonly figure: "abnormal" | "car";
}

const CHANCE_SUBJECTS = { abnormal: "gap", car: "sum" } as const satisfies Record<string, ChanceSubject>;

/** A figure's t, its chance in words, the least move that its test could have found, and the bound that it lies within. */
function Significance({ tested, figure, detectable, within, locale, messages }: SignificanceProps) {
  const { power } = messages.event;
  const least = detectable[figure];
  const words = figure === "abnormal" ? power.day : power.days;
  return (
    <>
      <span className="block">{leftToRight(locale, `t ${signed(locale, tested.tStatistic)}`)}</span>
      {chanceSentence(locale, tested.pValue, CHANCE_SUBJECTS[figure], messages.table.chance)}
      {least !== null && <span className="block">{fill(words, { effect: percentSize(locale, least) })}</span>}
      {within && <span className="block">{withinSentence(locale, within.bound, within[figure], power)}</span>}
    </>
  );
}

type LimitFigureProps = Pick<
  ListingFiguresProps,
  "reaction" | "id" | "isDefinedElsewhere" | "locale" | "messages"
>;

/** The price limit that the close stood at, and what came of it once it was free; nothing where there was none. */
function LimitFigure({ reaction, id, isDefinedElsewhere, locale, messages }: LimitFigureProps) {
  const { event: texts, table } = messages;
  const limit = explainLimit(reaction, locale, table);
  if (limit === null) return null;
  const next = reaction.lasting && nextSessionSentence(reaction.lasting, locale, messages);
  return (
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
            dayZero: percent(locale, reaction.abnormalReturn?.value ?? null),
            throughRun: percent(locale, reaction.throughRun?.value ?? null),
            throughFirstFree: percent(locale, reaction.throughFirstFree?.value ?? null),
          })}
        </dd>
      )}
    </div>
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
