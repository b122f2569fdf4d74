import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import type { MarkedClaim } from "../../lib/drawing/claim-marks.ts";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { FilterProblem } from "../../lib/filters/parse.ts";
import type { Filter } from "../../lib/filters.ts";
import { messagesIn } from "../../lib/i18n/messages.ts";
import { languageOf } from "../../lib/i18n/routing.ts";
import type { StaleExchange } from "../../lib/views/data/stale-quotes.ts";
import type { EmptyResult as EmptyResultView } from "../../lib/views/empty-result.ts";
import type { Panorama as PanoramaView } from "../../lib/views/figure/panorama.ts";
import type { FilterOptions } from "../../lib/views/options.ts";
import { StaleNote } from "../data/stale-note.tsx";
import { FIRST_PIXELS } from "../figure/first-width.ts";
import { ScaleNote } from "../figure/scale-note.tsx";
import { FilterBar } from "../filters/filter-bar.tsx";
import { filterTexts } from "../filters/filter-texts.ts";
import { ViewTools } from "../filters/view-tools.tsx";
import { EmptyResult } from "../page/empty-result.tsx";
import { FilterProblems, SeriesNotes } from "../page/notices.tsx";
import { PictureContext } from "../picture/picture-context.tsx";
import { pictureSetting } from "../picture/picture-setting.ts";
import { fill } from "../text/fill.ts";
import { headlineTexts } from "../text/headline.ts";
import { leftToRight } from "../text/left-to-right.ts";
import { bracketed, listed } from "../text/lists.ts";
import { pack } from "../text/pack.ts";
import { benchmarkNames, lineName } from "../text/reader-name.ts";
import { sourceText } from "../text/source-text.ts";
import { Panorama } from "./panorama.tsx";
import { ViewHeading } from "./view-heading.tsx";

interface MarketPageProps {
  readonly locale: string;
  readonly view: PanoramaView & {
    readonly filter: Filter;
    readonly opening: Filter;
    readonly problems: readonly FilterProblem[];
    readonly options: FilterOptions;
    readonly exports: ExportLinks;
    readonly revision: number;
    readonly empty: EmptyResultView | null;
  };
  /** What reports said of the prices shown; a company's page opens on it. */
  readonly claims: readonly MarkedClaim[];
  /** How the page is handed on, beside its export. */
  readonly share: ReactNode;
  /** The page's path in the reader's language. */
  readonly path: string;
  /** The page's own heading, above what the view shows. */
  readonly title?: ReactNode;
  /** Stands at the end of the heading's row. */
  readonly beside?: ReactNode;
  /** Exchanges whose quotes could be fresher. */
  readonly stale: readonly StaleExchange[];
  readonly headings: { readonly reactions: string; readonly reactionsHelp: string };
  /** Said under the figure: what the page opened on. */
  readonly children?: ReactNode;
  readonly fixed?: "company";
}

/** The board and a company's page: filter, chart with timeline, reactions, and notes on the series. */
export async function MarketPage(props: MarketPageProps) {
  const { locale, view, claims, path, share, title, beside, stale, headings, children, fixed } = props;
  const messages = messagesIn(locale);
  const { filter, options, shown, lanes, callouts, reactions, titles, table } = view;
  const { scale, scales, close, loadFailed } = messages.filter;
  const language = languageOf(locale);
  const told = new Set([...reactions, ...(table?.reactions ?? [])].map(({ company }) => company));
  const companyNames = Object.fromEntries(
    options.companies.flatMap(({ slug, names }) => (told.has(slug) ? [[slug, names[language]]] : [])),
  );
  const chart = view.chart && {
    ...view.chart,
    lines: view.chart.lines.map((line) => ({
      ...line,
      name: lineName(line, options.companies, locale, messages.instrumentNames),
    })),
  };
  const summary = fill(messages.board.summary, {
    names: listed(
      locale,
      (chart?.lines ?? []).map(
        ({ name, symbol }) => `${name}${bracketed(locale, leftToRight(locale, symbol))}`,
      ),
    ),
    from: shown?.from ?? "",
    to: shown?.to ?? "",
    count: lanes.reduce((sum, { marks, days }) => sum + marks.length + days.length, 0),
  });
  const texts = headlineTexts(view.headline, locale);
  const source = sourceText(view.notes, view.revision, locale, messages);
  const barTexts = filterTexts(locale, messages, view.pairs);
  return (
    <NuqsAdapter>
      {/* On a phone a company's bar stands in the heading's row, and leaves no room under the sentence. */}
      <div className={`relative ${fixed === "company" ? "max-sm:pb-2" : ""}`}>
        {title}
        <ViewHeading
          headline={view.headline}
          texts={texts}
          locale={locale}
          level={fixed === undefined ? "h1" : "p"}
          beside={beside}
        />
        <FilterProblems problems={view.problems} messages={messages} />
        <FilterBar
          filter={filter}
          opening={view.opening}
          options={pack(options)}
          exports={chart ? null : view.exports}
          shown={shown}
          presets={view.presets}
          locale={locale}
          texts={barTexts}
          share={share}
          {...(fixed ? { fixed } : {})}
        />
      </div>
      {!chart && (
        <div role="status" className="panel my-3 p-10 text-center">
          <p className="font-semibold">{messages.board.emptyTitle}</p>
          <p className="text-sm text-muted">{messages.board.emptyHelp}</p>
        </div>
      )}
      <PictureContext {...pictureSetting(view.notes, view.revision, locale)}>
        <Panorama
          view={pack({ chart, lanes, callouts, claims, reactions, titles, table })}
          opensOnClaims={fixed === "company" && claims.length > 0}
          query={view.exports.reactions}
          firstWidth={FIRST_PIXELS.wide}
          companyNames={companyNames}
          benchmarkNames={benchmarkNames(options, messages.instrumentNames)}
          locale={locale}
          labels={{
            figure: messages.figure,
            timeline: messages.timeline,
            table: messages.table,
            kindNames: messages.kindNames,
            makerNames: messages.makerNames,
            choices: { scale, scales, close, loadFailed },
          }}
          sharing={<ViewTools exports={view.exports} share={share} texts={barTexts} />}
          headings={headings}
          headline={{ title: texts.title, base: texts.base, rule: texts.rule }}
          summary={summary}
          below={
            <>
              <p className="md:hidden">
                {texts.facts} {texts.base && <ScaleNote texts={texts.base} />}
              </p>
              <p className="xl:hidden">{texts.rule}</p>
              <p>{source}</p>
              {children}
            </>
          }
          empty={
            view.empty && (
              <EmptyResult empty={view.empty} filter={filter} options={options} path={path} locale={locale} />
            )
          }
        />
      </PictureContext>
      <SeriesNotes notes={view.notes} locale={locale} messages={messages} />
      <StaleNote stale={stale} locale={locale} />
      <p className="mt-2 text-xs text-muted">{fill(messages.app.revision, { revision: view.revision })}</p>
    </NuqsAdapter>
  );
}
