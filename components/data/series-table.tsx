import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";
import type { StoredData } from "../../lib/views/data/data-status.ts";
import type { SeriesRow } from "../../lib/views/data/series-list.ts";
import { fill } from "../text/fill.ts";
import { MISSING } from "../text/format.ts";
import { seriesName } from "../text/reader-name.ts";
import { PageLinks } from "../ui/page-links.tsx";
import { DataTable } from "./data-table.tsx";
import { listAddress } from "./list-address.ts";
import { SeverityMark } from "./severity-mark.tsx";

interface SeriesTableProps {
  readonly stored: StoredData;
  readonly locale: string;
  readonly messages: Messages;
}

/** Every series stored, with its range and what to know before trusting a figure made from it. */
export function SeriesTable({ stored, locale, messages }: SeriesTableProps) {
  const { series: all } = stored;
  const { data, company, exchanges, notes } = messages;
  const kinds: Readonly<Record<string, string>> = data.kinds;
  return (
    <DataTable
      id="series"
      title={data.series}
      empty={stored.search === "" ? data.noneStored : data.noSeries}
      columns={[
        company.symbol,
        data.name,
        data.kind,
        company.exchange,
        data.range,
        data.bars,
        data.basis,
        data.missing,
        data.flags,
        data.providers,
        data.upToDate,
        data.openFindings,
        data.heldBack,
      ]}
      rows={all.rows.map((series) => [
        <SeriesSymbol key="symbol" series={series} locale={locale} />,
        seriesName(series, locale, messages.instrumentNames),
        kinds[series.kind] ?? series.kind,
        series.exchange === null ? MISSING : exchanges[series.exchange],
        series.range ? `${series.range.first} – ${series.range.last}` : notes.noBars,
        series.bars,
        series.adjustedOnly ? data.adjusted : data.raw,
        series.missing,
        <SeriesFlags key="flags" series={series} texts={data.flagHelp} />,
        <span key="sources" className="block max-lg:min-w-72 print:min-w-0">
          {series.sources.map(({ name, bars }) => (
            <span key={name} className="block">
              <bdi>{name}</bdi> ({bars})
            </span>
          ))}
        </span>,
        series.behind === null ? data.current : fill(data.behind, { session: series.behind }),
        <SeriesFindings key="findings" findings={series.findings} texts={messages.findings} />,
        series.heldBack,
      ])}
    >
      <PageLinks
        page={all.page}
        pages={all.pages}
        total={all.total}
        address={(page) => listAddress(stored, "series", page)}
        texts={data}
      />
    </DataTable>
  );
}

interface SeriesSymbolProps {
  readonly series: SeriesRow;
  readonly locale: string;
}

/** A series' symbol; a listing's leads to its company. */
function SeriesSymbol({ series: { symbol, company }, locale }: SeriesSymbolProps) {
  const shown = <bdi className="font-semibold">{symbol}</bdi>;
  return company === null ? shown : <a href={localePath(locale, `/companies/${company}`)}>{shown}</a>;
}

interface SeriesFindingsProps {
  readonly findings: SeriesRow["findings"];
  readonly texts: Messages["findings"];
}

/** What the checks hold against a series, the gravest first, with the way to their list. */
function SeriesFindings({ findings, texts }: SeriesFindingsProps) {
  const open = (["error", "warning", "note"] as const).filter((severity) => findings[severity] > 0);
  if (open.length === 0) return MISSING;
  return (
    <a href="#findings" className="inline-flex min-h-6 flex-col">
      {open.map((severity) => (
        <span key={severity} className="whitespace-nowrap">
          <SeverityMark severity={severity} texts={texts} /> ({findings[severity]})
        </span>
      ))}
    </a>
  );
}

interface SeriesFlagsProps {
  readonly series: SeriesRow;
  readonly texts: Readonly<Record<string, string>>;
}

function SeriesFlags({ series: { flags, closeOnly, standInFor, kind }, texts }: SeriesFlagsProps) {
  const facts = [
    ...(closeOnly && kind !== "currency" ? [texts.closeOnly ?? ""] : []),
    ...(standInFor ? [fill(texts.standIn ?? "", { index: standInFor })] : []),
    ...Object.entries(flags).map(([flag, count]) => `${count} ${texts[flag] ?? flag}`),
  ];
  if (facts.length === 0) return MISSING;
  return facts.map((fact) => (
    <span key={fact} className="block max-lg:min-w-40 print:min-w-0">
      {fact}
    </span>
  ));
}
