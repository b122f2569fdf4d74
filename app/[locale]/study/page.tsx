import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { FIRST_PIXELS } from "../../../components/figure/first-width.ts";
import { SeriesNotes } from "../../../components/page/notices.tsx";
import { type PageAddress, queryOf } from "../../../components/page/page-query.ts";
import { PageHead, ReadingPage } from "../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../components/page/related-links.tsx";
import { PictureContext } from "../../../components/picture/picture-context.tsx";
import { pictureSetting } from "../../../components/picture/picture-setting.ts";
import { OwnFile } from "../../../components/study/own-file.tsx";
import { ownFileTexts } from "../../../components/study/own-file-texts.ts";
import { StudyForm } from "../../../components/study/study-form.tsx";
import { studiedName, studyLead } from "../../../components/study/study-lead.ts";
import { fill } from "../../../components/text/fill.ts";
import { longDay } from "../../../components/text/format.ts";
import { type Messages, messagesIn } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import { dayNumber } from "../../../lib/market/session-date.ts";
import { siteOrigin } from "../../../lib/site-origin.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { askingFor } from "../../../lib/views/study/outside-instrument.ts";
import {
  type NamedInstrument,
  type StudyView,
  studyHead,
  studyView,
} from "../../../lib/views/study/study.ts";
import { isOfForm } from "../../../lib/views/study/study-choice.ts";

export async function generateMetadata({ params }: PageAddress): Promise<Metadata> {
  const { study } = messagesIn((await params).locale);
  return { title: study.title, description: study.help };
}

export default async function StudyPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = queryOf(await searchParams);
  // The form sends every field; the address that people hand on has only what matters.
  if (isOfForm(query)) {
    const read = await attempt(() => studyHead(query, languageOf(locale)));
    if (read.ok && read.value.isWhole) redirect(`${localePath(locale, "/study")}?${read.value.query}`);
  }
  const asking = askingFor(await headers());
  const read = () => studyView(query, languageOf(locale), undefined, asking);
  return (
    <ReadingPage locale={locale} shape="chart" read={read}>
      {(view, messages) => <Study view={view} locale={locale} messages={messages} />}
    </ReadingPage>
  );
}

interface StudyProps {
  readonly view: StudyView;
  readonly locale: string;
  readonly messages: Messages;
}

function Study({ view, locale, messages }: StudyProps) {
  const { study: texts } = messages;
  const { instrument, dates } = view;
  return (
    <>
      <PageHead title={texts.title} help={texts.help} problems={view.problems} messages={messages} />
      <StudyForm view={view} locale={locale} messages={messages} />
      {instrument && dates.length > 0 ? (
        <Studied view={view} instrument={instrument} locale={locale} messages={messages} />
      ) : (
        <EmptyStudy view={view} locale={locale} messages={messages} />
      )}
      <PictureContext
        {...pictureSetting([], view.revision, locale)}
        source={fill(texts.own.pictureSource, { site: messages.app.name })}
      >
        <OwnFile locale={locale} texts={ownFileTexts(messages)} />
      </PictureContext>
      <RelatedLinks
        to={["methods", "reactions", "events", "companies"]}
        locale={locale}
        messages={messages}
      />
    </>
  );
}

/** What was found. Its charts are no part of the page before there is something to draw. */
async function Studied({
  view,
  instrument,
  locale,
  messages,
}: StudyProps & { readonly instrument: NamedInstrument }) {
  const [{ StudyResults }, { StudyShare, StudyTools }] = await Promise.all([
    import("../../../components/study/study-results.tsx"),
    import("../../../components/study/study-share.tsx"),
  ]);
  const origin = siteOrigin(await headers());
  const handed = { view, instrument, origin, locale };
  return (
    <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
      <div className="my-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="text-xl font-semibold text-pretty max-lg:text-lg" data-testid="lead">
          {studyLead(view, instrument, locale, messages)}
        </p>
        <StudyTools {...handed} />
      </div>
      <StudyResults {...handed} figureWidth={FIRST_PIXELS.wide} messages={messages} />
      <StudyShare {...handed} />
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
    </PictureContext>
  );
}

function EmptyStudy({ view: { example }, locale, messages }: StudyProps) {
  const { study: texts } = messages;
  return (
    <div role="status" className="panel my-3 p-8 text-center">
      <p className="font-semibold">{texts.emptyTitle}</p>
      <p className="mt-1 text-sm text-muted">
        {texts.emptyHelp}{" "}
        {example && (
          <a href={`${localePath(locale, "/study")}?${example.query}`}>
            {fill(texts.emptyExample, {
              name: studiedName(example.instrument, locale, messages),
              day: longDay(locale, dayNumber(example.date)),
            })}
          </a>
        )}
      </p>
    </div>
  );
}
