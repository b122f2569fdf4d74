import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { FilterProblems } from "../../../../components/page/notices.tsx";
import { type PageAddress, queryOf } from "../../../../components/page/page-query.ts";
import { ReadingPage } from "../../../../components/page/reading-page.tsx";
import { RelatedLinks } from "../../../../components/page/related-links.tsx";
import { FitPage } from "../../../../components/reactions/fit/fit-page.tsx";
import { FitDateChoice } from "../../../../components/study/study-fit-choice.tsx";
import { fill } from "../../../../components/text/fill.ts";
import { dateInSentence, leftToRight, ownDirection } from "../../../../components/text/left-to-right.ts";
import { type Messages, messagesIn } from "../../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../../lib/i18n/routing.ts";
import { beginningOf, shortText } from "../../../../lib/short-text.ts";
import { attempt } from "../../../../lib/views/attempt.ts";
import { askingFor } from "../../../../lib/views/study/outside-instrument.ts";
import { studyHead } from "../../../../lib/views/study/study.ts";
import { isOfForm, studyFitQuery } from "../../../../lib/views/study/study-choice.ts";
import { type StudyFitView, studyFitView } from "../../../../lib/views/study/study-fit.ts";

/** Letters of a symbol in a title. */
const LONGEST_SYMBOL = 20;

/** A page of figures about a figure: nothing that a search should lead to. */
export async function generateMetadata({ params, searchParams }: PageAddress): Promise<Metadata> {
  const { fit } = messagesIn((await params).locale);
  const query = queryOf(await searchParams);
  const subject = [
    beginningOf(query.get("symbol") ?? "", LONGEST_SYMBOL),
    shortText(query.get("date") ?? ""),
  ];
  return { title: [fit.badge, ...subject].filter(Boolean).join(" "), robots: { index: false } };
}

export default async function StudyFitPage({ params, searchParams }: PageAddress) {
  const { locale } = await params;
  const query = queryOf(await searchParams);
  // The buttons of the study send every field; the address that people hand on has only what matters.
  if (isOfForm(query)) {
    const read = await attempt(() => studyHead(query, languageOf(locale)));
    const address = localePath(locale, "/study/fit");
    if (read.ok && read.value.isWhole)
      redirect(`${address}?${studyFitQuery(read.value.query, query.get("date") ?? "")}`);
  }
  const asking = askingFor(await headers());
  return (
    <ReadingPage
      locale={locale}
      shape={null}
      read={() => studyFitView(query, languageOf(locale), undefined, asking)}
    >
      {(view, messages) => (
        <>
          <Fit view={view} locale={locale} messages={messages} />
          <RelatedLinks to={["methods", "study", "reactions"]} locale={locale} messages={messages} />
        </>
      )}
    </ReadingPage>
  );
}

interface FitProps {
  readonly view: StudyFitView;
  readonly locale: string;
  readonly messages: Messages;
}

function Fit({ view, locale, messages }: FitProps) {
  const { chosen, query, dates, problems } = view;
  const { fit: texts } = messages.study;
  const study = `${localePath(locale, "/study")}${query === "" ? "" : `?${query}`}`;
  const choice = (
    <FitDateChoice
      {...{ query, dates, locale, texts }}
      // Another address is another choice: what stood in the field is not kept.
      key={chosen?.key}
      chosen={chosen?.key ?? null}
    />
  );
  if (chosen === null) {
    return (
      <>
        <h1 className="mt-4 text-2xl">{texts.heading}</h1>
        <FilterProblems problems={problems} messages={messages} />
        <div role="alert" className="panel mt-3 p-4 text-sm" data-testid="no-fit">
          <p className="text-warning">{reasonOf(view, locale, messages)}</p>
          {choice}
          <p className="mt-2">
            <a href={study} className="target">
              {texts.back}
            </a>
          </p>
        </div>
      </>
    );
  }
  const { reaction, found, section, key } = chosen;
  const title = chosen.title.replace(/^\d{4}-\d{2}-\d{2}/, (date) => dateInSentence(locale, date));
  return (
    <FitPage
      {...{ found, problems, locale, messages }}
      reaction={{ ...reaction, title }}
      back={{ href: `${study}${section === null ? "" : `#${section}`}`, text: texts.back }}
      wayOn={texts.wayOn}
      file={studyFitQuery(query, key)}
    >
      {choice}
    </FitPage>
  );
}

/** Why nothing is shown: another date is asked for, Yahoo Finance gave nothing, or there is no whole study. */
function reasonOf(
  { missing, outside, symbol, dates, instrument }: StudyFitView,
  locale: string,
  { study }: Messages,
): string {
  if (outside) {
    const { code, seconds } = outside;
    return fill(study.outside.problems[code], { symbol: leftToRight(locale, symbol.toUpperCase()), seconds });
  }
  if (missing === null || instrument === null || dates.length === 0) return study.fit.noStudy;
  return fill(study.fit.missing, { given: ownDirection(locale, missing) });
}
