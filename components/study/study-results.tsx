import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { NamedInstrument, StudiedDate, StudyView } from "../../lib/views/study/study.ts";
import { dateSection } from "../../lib/views/study/study-fit.ts";
import { windowText } from "../../lib/window-text.ts";
import { Averages } from "../reactions/averages.tsx";
import { ListingReaction } from "../reactions/listing-reaction.tsx";
import { quotesEnds } from "../social/cited-texts.ts";
import { FigureCitations } from "../social/figure-citations.tsx";
import { fill } from "../text/fill.ts";
import { comma } from "../text/lists.ts";
import { OwnTitle } from "../text/own-title.tsx";
import { AveragePaths } from "./average-paths.tsx";
import { FitButton, FitForm } from "./study-fit-choice.tsx";
import { studiedName } from "./study-lead.ts";
import { type StudyRow, StudyTable } from "./study-table.tsx";

interface StudyResultsProps {
  readonly view: StudyView;
  readonly instrument: NamedInstrument;
  readonly origin: string;
  /** How wide the server draws the page's figure, in pixels, before the browser has measured it. */
  readonly figureWidth: number;
  readonly locale: string;
  readonly messages: Messages;
}

/** What an instrument did round the dates: each of them, and all together where they are several. */
export function StudyResults(props: StudyResultsProps) {
  const { view, instrument, figureWidth, locale, messages } = props;
  const { study: texts } = messages;
  const { dates, together, choice } = view;
  const full = dates.filter((one) => one.full !== null);
  return (
    <>
      <FitForm query={view.query} locale={locale} />
      {dates.length > 1 && (
        <StudyTable
          rows={dates.map((date) => rowOf(date, locale, messages))}
          window={windowText(choice.filter.window)}
          locale={locale}
          texts={texts}
        />
      )}
      {together && (
        <section className="mt-6" data-testid="together">
          <h2 className="text-lg">{texts.together}</h2>
          <Averages
            together={together}
            filter={choice.filter}
            figureWidth={figureWidth}
            paths={
              together.ok && (
                <AveragePaths
                  together={together.value}
                  symbol={instrument.symbol}
                  figureWidth={figureWidth}
                  locale={locale}
                  messages={messages}
                />
              )
            }
            locale={locale}
            messages={messages}
          />
        </section>
      )}
      <h2 className={dates.length > 1 ? "mt-6 text-lg" : "sr-only"}>{texts.each}</h2>
      {full.length < dates.length && (
        <p className="mt-1 text-sm text-muted">{fill(texts.cut, { shown: full.length })}</p>
      )}
      {full.map((one) => (
        <DateSection key={one.reaction.event} date={one} {...props} />
      ))}
    </>
  );
}

/** A date as a row, which leads to its section, or to a page of its own where it has none here. */
function rowOf(
  { key, reaction, full, query }: StudiedDate,
  locale: string,
  { table, study }: Messages,
): StudyRow {
  const { event, title, announcedOn, dayZero, status } = reaction;
  const alone = `${localePath(locale, "/study")}?${query}`;
  return {
    ...{ id: event, title, alone },
    detail: title === announcedOn ? null : announcedOn,
    href: full ? `#${dateSection(reaction)}` : alone,
    day0: dayZero.status === "found" ? dayZero.session : null,
    status: status === "ok" ? null : table.status[status],
    change: reaction.rawReturn ?? reaction.adjustedReturn,
    abnormal: reaction.abnormalReturn,
    car: reaction.car,
    plots: reaction.abnormalReturn ? <FitButton date={key} title={title} texts={study.fit} /> : null,
  };
}

/** One date as an announcement's page shows a listing: day 0 and why, figures, prices, path with its band. */
function DateSection({ date, ...props }: StudyResultsProps & { readonly date: StudiedDate }) {
  const { figureWidth, locale, messages } = props;
  const { study: texts, table } = messages;
  const { full, reaction, sameDay } = date;
  if (!full) return null;
  return (
    <ListingReaction
      listing={full}
      figureWidth={figureWidth}
      cite={<CiteDate date={date} {...props} />}
      own={{
        id: dateSection(reaction),
        heading: (
          <>
            <OwnTitle>{reaction.title}</OwnTitle>
            {reaction.title !== reaction.announcedOn && (
              <span className="ms-2 text-sm font-normal text-muted">
                <bdi>{reaction.announcedOn}</bdi>
              </span>
            )}
          </>
        ),
        note:
          sameDay.length === 0 ? null : (
            <p className="mt-1 text-sm text-muted">
              {texts.sameDay}{" "}
              {sameDay.map(({ slug, title }, at) => (
                <span key={slug}>
                  {at > 0 && comma(locale)}
                  <a href={localePath(locale, `/events/${slug}`)}>
                    <OwnTitle>{title}</OwnTitle>
                  </a>
                </span>
              ))}
            </p>
          ),
        labels: {
          ...table,
          dayZeroInstant: texts.dayZeroInstant,
          dayOnly: { ...table.dayOnly, day: texts.day0.day, dayOne: texts.day0.dayOne },
        },
        plots: <FitButton date={date.key} title={reaction.title} texts={texts.fit} />,
      }}
      locale={locale}
      messages={messages}
    />
  );
}

/** Buttons that copy a date's figures with what they are and where they are from. */
function CiteDate({
  date: { reaction, query },
  view,
  instrument,
  origin,
  locale,
  messages,
}: StudyResultsProps & { readonly date: StudiedDate }) {
  const company = studiedName(instrument, locale, messages);
  const source = {
    revision: view.revision,
    quotes: quotesEnds(view.notes.filter(({ symbol }) => symbol === instrument.symbol)),
    address: `${origin}${localePath(locale, "/study")}?${query}`,
  };
  return (
    <FigureCitations
      reaction={reaction}
      company={company}
      subject={reaction.title}
      source={source}
      locale={locale}
      messages={messages}
    />
  );
}
