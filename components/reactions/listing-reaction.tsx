import type { ReactNode } from "react";
import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import { dayNumber } from "../../lib/market/session-date.ts";
import type { ListingReaction as ListingReactionView } from "../../lib/views/event.ts";
import { firstPlotWidth } from "../figure/first-width.ts";
import { ClosePlot } from "../figure/paths/close-plot.tsx";
import { dayZeroLabel } from "../figure/paths/day-zero-label.ts";
import { PathPlot } from "../figure/paths/path-plot.tsx";
import { PathTable } from "../figure/paths/path-table.tsx";
import { DoubtMark } from "../text/doubt-mark.tsx";
import { fill } from "../text/fill.ts";
import { currencyName, longDay, MISSING, percent, signed } from "../text/format.ts";
import { leftToRight, ownDirection } from "../text/left-to-right.ts";
import { bracketed, colon, listed, semicolon } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { pack } from "../text/pack.ts";
import { DayPartsStrip } from "./day-parts-strip.tsx";
import { FitBadge } from "./fit/fit-badge.tsx";
import { FitDetails } from "./fit/fit-details.tsx";
import { fitNames } from "./fit/fit-words.ts";
import { LastingStrip } from "./lasting-strip.tsx";
import { FIGURE_METHODS, ListingFigures } from "./listing-figures.tsx";
import { PrecisionChip } from "./precision-chip.tsx";
import { MethodDefinitions } from "./statistics/definition-popover.tsx";
import { PowerCurve } from "./statistics/power-curve.tsx";
import { type ExplanationLabels, explainDayZero } from "./table/explanations.ts";

/** Of the definitions that the figures of all listings of a page open; the page has them once (`ListingDefinitions`). */
const DEFINITIONS = "definition";

/** What the names of figures open, for all listings of a page. */
export const ListingDefinitions = ({ messages }: { readonly messages: Messages }) => (
  <MethodDefinitions methods={FIGURE_METHODS} id={DEFINITIONS} messages={messages} />
);

interface ListingReactionProps {
  readonly listing: ListingReactionView;
  /** What reports said of the prices round the announcement. */
  readonly claims?: readonly MarkedClaim[];
  /** How wide the server draws the page's figure, in pixels, before the browser has measured it. */
  readonly figureWidth: number;
  /** What copies its figures with their source. */
  readonly cite: ReactNode;
  /** Of a reader's own date in place of an announcement: how the section is called, and what is said of day 0. */
  readonly own?: {
    /** Of the section; unique on the page. */
    readonly id: string;
    readonly heading: ReactNode;
    readonly note: ReactNode;
    readonly labels: ExplanationLabels;
    /** What leads to the plots of its fit. */
    readonly plots: ReactNode;
  };
  readonly locale: string;
  readonly messages: Messages;
}

/** What one listing did round an announcement: day 0 and why, the figures, prices and CAR. */
export function ListingReaction(props: ListingReactionProps) {
  const { listing, claims = [], figureWidth, cite, own, locale, messages } = props;
  const { reaction, companyName, path } = listing;
  const { event: texts, table, exchanges } = messages;
  const language = languageOf(locale);
  const { dayZero } = reaction;
  const session = dayZero.status === "found" ? dayNumber(dayZero.session) : null;
  return (
    <section
      id={own?.id ?? `listing-${reaction.symbol}`}
      className="panel laid-out-when-near mt-4 p-4"
      data-testid={own?.id ?? `listing-${reaction.symbol}`}
    >
      <h3 className="text-lg">
        {own?.heading ?? (
          <>
            <a href={localePath(locale, `/companies/${reaction.company}`)} className="text-ink">
              {companyName[language]}
            </a>{" "}
            <span className="text-sm font-normal text-muted">
              <bdi>{reaction.symbol}</bdi>
              {listing.isDoubted && <DoubtMark label={messages.findings.doubted} />} ·{" "}
              {exchanges[reaction.exchange]}
              {reaction.relation !== null && ` · ${roleName(table.roles, reaction.relation)}`}
            </span>
          </>
        )}
      </h3>
      {own
        ? own.note
        : reaction.relation === null && <p className="mt-1 text-sm text-muted">{texts.unnamedDay}</p>}
      <p className="mt-1 text-sm">
        <PrecisionChip precision={reaction.precision} texts={table.dayOnly} />{" "}
        {explainDayZero(reaction, locale, own?.labels ?? table)}
      </p>
      {reaction.status !== "ok" && (
        <p className="mt-1 text-sm text-warning">{table.status[reaction.status]}.</p>
      )}
      {dayZero.status === "found" && (
        <ListingFigures
          reaction={reaction}
          detectable={listing.detectable}
          within={listing.within}
          id={own?.id ?? DEFINITIONS}
          isDefinedElsewhere={own === undefined}
          locale={locale}
          messages={messages}
        />
      )}
      <PowerCurve
        detectable={listing.detectable}
        symbol={reaction.symbol}
        locale={locale}
        texts={messages.event.power}
      />
      {reaction.lasting && (
        <LastingStrip reaction={reaction} lasting={reaction.lasting} locale={locale} messages={messages} />
      )}
      {listing.dayParts && (
        <DayPartsStrip reaction={reaction} parts={listing.dayParts} locale={locale} messages={messages} />
      )}
      {listing.fit &&
        (own ? (
          <FitDetails
            {...listing.fit}
            of={reaction.title}
            plots={own.plots}
            locale={locale}
            texts={messages.fit}
            names={fitNames(messages)}
          />
        ) : (
          <FitBadge
            fit={listing.fit}
            page={`/events/${reaction.event}/fit/${reaction.symbol}`}
            locale={locale}
            messages={messages}
          />
        ))}
      {cite}
      <ListingPlots
        listing={listing}
        claims={claims}
        figureWidth={figureWidth}
        session={session}
        locale={locale}
        messages={messages}
      />
      {path.length > 0 && (
        <PathTable
          path={pack(path)}
          texts={{
            pathTable: texts.pathTable,
            session: texts.session,
            second: texts.date,
            cumulative: "CAR",
          }}
          locale={locale}
        />
      )}
      <Confounders listing={listing} locale={locale} messages={messages} />
    </section>
  );
}

interface ListingPlotsProps
  extends Required<Pick<ListingReactionProps, "listing" | "claims" | "figureWidth" | "locale" | "messages">> {
  /** Day 0 as days since 1970-01-01; null where it was not found. */
  readonly session: number | null;
}

/** The closes round day 0 and the way of CAR, side by side where there is room. */
function ListingPlots({ listing, claims, figureWidth, session, locale, messages }: ListingPlotsProps) {
  const { reaction, companyName, prices, path, axis, colour, others } = listing;
  const { event: texts, table, picture } = messages;
  const firstWidth = firstPlotWidth(figureWidth, 2);
  const dayZeroName = dayZeroLabel(locale, session, texts);
  const words = {
    title: ownDirection(locale, reaction.title),
    company: ownDirection(locale, companyName[languageOf(locale)]),
    change: percent(locale, reaction.rawReturn ?? reaction.adjustedReturn),
    day: session === null ? MISSING : longDay(locale, session),
    last: percent(locale, path.at(-1)?.car ?? null),
    session: signed(locale, path.at(-1)?.session ?? null, 0),
  };
  return (
    <div className="mt-3 grid gap-x-6 gap-y-4 *:min-w-0 lg:grid-cols-2">
      {prices && session !== null && (
        <div className="break-inside-avoid">
          <h4 className="text-xs font-semibold text-muted">{texts.prices}</h4>
          <ClosePlot
            chart={pack(prices)}
            reported={{ claims: pack(claims), labels: messages.figure.claims }}
            dayZero={{ day: session, name: dayZeroName }}
            locale={locale}
            summary={`${texts.prices}${colon(locale)}${leftToRight(locale, reaction.symbol)}`}
            saved={{
              title: fill(picture.closeTitle, words),
              subtitle: listed(locale, [texts.prices, currencyName(locale, reaction.currency)]),
              name: `${reaction.event}-${reaction.symbol}-close`,
            }}
            firstWidth={firstWidth}
          />
        </div>
      )}
      {path.length > 0 && axis ? (
        <div className="break-inside-avoid">
          <h4 className="text-xs font-semibold text-muted">{texts.path}</h4>
          <PathPlot
            points={pack(path)}
            value={axis}
            colour={colour}
            dayZero={dayZeroName}
            others={others}
            locale={locale}
            firstWidth={firstWidth}
            saved={{
              title: fill(picture.pathTitle, words),
              subtitle: texts.path,
              name: `${reaction.event}-${reaction.symbol}-car`,
            }}
            summary={fill(texts.pathSummary, {
              symbol: reaction.symbol,
              last: percent(locale, path.at(-1)?.car ?? null),
            })}
          />
        </div>
      ) : (
        reaction.dayZero.status === "found" && (
          <p className="text-sm text-muted">
            {fill(texts.noPath, { reason: table.status[reaction.status] })}
          </p>
        )
      )}
    </div>
  );
}

/** The other announcements inside the event window, those of the same company told apart. */
function Confounders({
  listing,
  locale,
  messages,
}: Pick<ListingPlotsProps, "listing" | "locale" | "messages">) {
  const { confounders, confounderCount } = listing;
  const { event: texts, table } = messages;
  return (
    <p className="mt-3 text-sm">
      <span className="font-semibold">
        {texts.confounders}
        {colon(locale)}
      </span>
      {confounderCount === 0 && <span className="text-muted">{texts.noConfounders}</span>}
      {confounders.map(({ slug, title, sameCompany }, index) => (
        <span key={slug}>
          {index > 0 && semicolon(locale)}
          <a href={localePath(locale, `/events/${slug}`)}>
            <OwnTitle>{title}</OwnTitle>
          </a>
          {sameCompany && <span className="text-muted">{bracketed(locale, texts.sameCompany)}</span>}
        </span>
      ))}
      {confounderCount > confounders.length &&
        `${semicolon(locale)}${fill(table.andMore, { count: confounderCount - confounders.length })}`}
    </p>
  );
}

function roleName(roles: Readonly<Record<string, string>>, role: string): string {
  return roles[role] ?? role;
}
