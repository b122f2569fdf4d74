import type { Metadata } from "next";
import type { ReactNode } from "react";
import { fill } from "../../../components/fill.ts";
import { decimal, MISSING } from "../../../components/format.ts";
import { StoreNotice } from "../../../components/notices.tsx";
import { messagesIn } from "../../../i18n/messages.ts";
import { attempt } from "../../../lib/views/attempt.ts";
import { type StoredData, storedData } from "../../../lib/views/data-status.ts";

interface DataPageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: DataPageProps): Promise<Metadata> {
  const { data } = messagesIn((await params).locale);
  return { title: data.title, description: data.help };
}

export default async function DataPage({ params }: DataPageProps) {
  const { locale } = await params;
  const messages = messagesIn(locale);
  const status = await attempt(() => storedData());
  if (!status.ok) return <StoreNotice problem={status.problem.publicMessage} messages={messages} />;
  const { data, app, company, exchanges } = messages;
  const view = status.value;
  const named = (names: Readonly<Record<string, string>>, key: string) => names[key] ?? key;
  return (
    <>
      <h1 className="mt-4 text-2xl">{data.title}</h1>
      <p className="max-w-3xl text-sm text-muted">{data.help}</p>
      <p className="text-xs text-muted">{fill(app.revision, { revision: view.revision })}</p>

      <DataTable
        title={data.series}
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
        ]}
        rows={view.series.map((series) => [
          <bdi key="symbol" className="font-semibold">
            {series.symbol}
          </bdi>,
          series.name,
          named(data.kinds, series.kind),
          series.exchange === null ? MISSING : named(exchanges, series.exchange),
          series.range ? `${series.range.first} – ${series.range.last}` : messages.notes.noBars,
          series.bars,
          series.adjustedOnly ? data.adjusted : data.raw,
          series.missing,
          <SeriesFlags key="flags" series={series} texts={data.flagHelp} />,
          <span key="sources">
            {series.sources.map(({ name, bars }) => (
              <span key={name} className="block">
                <bdi>{name}</bdi> ({bars})
              </span>
            ))}
          </span>,
        ])}
      />
      <DataTable
        title={data.actions}
        columns={[company.symbol, data.exDate, data.kind, data.amount, data.basis, data.source]}
        rows={view.actions.map(({ symbol, exDate, kind, amount, ratio, currency, basis, source }) => [
          <bdi key="symbol">{symbol}</bdi>,
          exDate,
          kind === "split" ? data.split : data.dividend,
          kind === "split" ? `${ratio ?? MISSING} : 1` : `${decimal(locale, amount, 4)} ${currency ?? ""}`,
          basis === "stated" || basis === "implied" || basis === "provider" ? data[basis] : basis,
          <bdi key="source">{source}</bdi>,
        ])}
      />
      <DataTable
        title={data.calendars}
        columns={[company.exchange, data.range, data.sessions, data.halfDays, data.closures]}
        rows={view.calendars.map(({ exchange, first, last, sessions, halfDays, closures }) => [
          named(exchanges, exchange),
          `${first} – ${last}`,
          sessions,
          halfDays,
          closures,
        ])}
      />
      <DataTable
        title={data.runs}
        columns={[
          "#",
          data.started,
          data.provider_,
          data.outcome,
          data.inserted,
          data.changed,
          data.rejected,
        ]}
        rows={view.runs.map(
          ({ id, startedAt, provider, status: outcome, inserted, changed, rejected, message }) => [
            id,
            `${startedAt.slice(0, 16).replace("T", " ")} UTC`,
            provider,
            <span key="outcome">
              {named(data.runStatus, outcome)}
              {message && <span className="block text-muted">{message}</span>}
            </span>,
            inserted,
            changed,
            rejected,
          ],
        )}
      />
    </>
  );
}

interface DataTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

function DataTable({ title, columns, rows }: DataTableProps) {
  return (
    <section className="mt-6">
      <h2 className="mb-1 text-lg">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen must scroll by keyboard */}
      <section className="panel overflow-x-auto" tabIndex={0} aria-label={title}>
        <table className="w-full text-xs">
          <thead>
            <tr className="border-b border-rule text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2.5 py-2 text-start font-medium whitespace-nowrap">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once on the server
              <tr key={row} className="border-b border-grid align-top">
                {cells.map((cell, column) => (
                  <td key={columns[column]} className="min-w-24 px-2.5 py-1.5">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface SeriesFlagsProps {
  readonly series: StoredData["series"][number];
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
    <span key={fact} className="block">
      {fact}
    </span>
  ));
}
