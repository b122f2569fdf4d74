import type { ReactNode } from "react";
import { languageOf, localePath } from "../../lib/i18n/routing.ts";
import type { ViewHeadline } from "../../lib/views/headline.ts";
import { ScaleNote } from "../figure/scale-note.tsx";
import type { HeadlineTexts } from "../text/headline.ts";

interface ViewHeadingProps {
  readonly headline: ViewHeadline;
  readonly texts: HeadlineTexts;
  readonly locale: string;
  /** A page that is about a company has its name as its heading, and this below it. */
  readonly level: "h1" | "p";
  /** Stands at the end of the heading's row, or where there is no room in a line of its own. */
  readonly beside: ReactNode;
}

/**
 * What the view shows in one sentence, and under it what must be known to read the figure. On a narrow screen the
 * sentence alone: the rest is said under the figure (market-page.tsx).
 */
export function ViewHeading({ headline, texts, locale, level: Level, beside }: ViewHeadingProps) {
  const { title, facts, base, rule } = texts;
  const gap = languageOf(locale) === "zh" ? "" : " ";
  return (
    <div className="relative mt-2.5" data-testid="lead">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 xl:flex-nowrap">
        <Level
          // A Chinese sentence breaks at its marks and spaces, not within words such as 上涨.
          className={`wrap-anywhere max-sm:leading-tight [&:lang(zh)]:break-keep [&:lang(zh)]:text-balance ${Level === "h1" ? "text-2xl max-lg:text-xl max-md:text-lg" : "text-xl font-semibold max-lg:text-lg max-sm:text-base"}`}
        >
          <LinkedTitle title={title} subject={headline.subject} locale={locale} />
        </Level>
        {beside}
      </div>
      <p className="mt-0.5 text-sm text-pretty text-muted max-md:hidden">
        {facts}
        {gap}
        {base && <ScaleNote texts={base} />}
        {gap}
        <span className="max-xl:hidden">{rule}</span>
      </p>
    </div>
  );
}

/** A name of so few letters stays in one line: `Qwen2.5-Max` does not end in a hyphen. */
const LONGEST_UNBROKEN = 24;

/** The sentence with the announcement in it as a link to its page. */
function LinkedTitle({
  title,
  subject,
  locale,
}: {
  readonly title: string;
  readonly subject: ViewHeadline["subject"];
  readonly locale: string;
}) {
  if (subject.kind !== "reaction") return title;
  const { event, title: name } = subject.figure;
  const at = title.indexOf(name);
  if (at < 0) return title;
  const rest = title.slice(at + name.length);
  const closing = rest.startsWith("”") ? 1 : 0;
  return (
    <>
      {title.slice(0, at)}
      <a
        href={localePath(locale, `/events/${event}`)}
        className={`text-ink underline decoration-rule decoration-2 underline-offset-4 hover:decoration-ink ${name.length < LONGEST_UNBROKEN ? "whitespace-nowrap" : ""}`}
      >
        {name}
      </a>
      {rest.slice(0, closing)}
      {closing > 0 && <wbr />}
      {rest.slice(closing)}
    </>
  );
}
