import type { Messages } from "../../../lib/i18n/messages.ts";
import { languageOf, localePath } from "../../../lib/i18n/routing.ts";
import type { ListedInstrument } from "../../../lib/views/admin/instruments-admin.ts";
import { MISSING } from "../../text/format.ts";
import { ColumnHeads } from "../../ui/column-heads.tsx";
import { ScrollPanel } from "../../ui/scroll-panel.tsx";
import { instrumentPath } from "../instrument-path.ts";

interface InstrumentTableProps {
  readonly instruments: readonly ListedInstrument[];
  readonly locale: string;
  readonly messages: Messages;
}

/** Instruments, each with the way to its form. */
export function InstrumentTable({ instruments, locale, messages }: InstrumentTableProps) {
  const texts = messages.adminReference.instruments;
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  return (
    <ScrollPanel label={texts.title}>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-rule text-xs text-muted">
            <ColumnHeads
              names={[
                texts.symbol,
                texts.name,
                texts.kind,
                texts.exchange,
                texts.currency,
                texts.table.company,
              ]}
            />
          </tr>
        </thead>
        <tbody>
          {instruments.map(({ symbol, name, kind, exchange, currency, companyNames, primary }) => (
            <tr key={symbol} className="border-b border-grid align-top">
              <th scope="row" className="px-2.5 py-1.5 text-start font-normal">
                <a
                  href={localePath(locale, instrumentPath(symbol))}
                  className="inline-flex min-h-6 items-center whitespace-nowrap"
                  dir="ltr"
                >
                  {symbol}
                </a>
              </th>
              <td className="px-2.5 py-1.5">
                <bdi>{name}</bdi>
              </td>
              <td className="px-2.5 py-1.5">{kinds[kind] ?? kind}</td>
              <td className="px-2.5 py-1.5">{exchange === null ? MISSING : messages.exchanges[exchange]}</td>
              <td className="px-2.5 py-1.5">{currency}</td>
              <td className="px-2.5 py-1.5">
                {companyNames === null ? MISSING : <bdi>{companyNames[languageOf(locale)]}</bdi>}
                {primary && <span className="block text-xs text-muted">{texts.table.main}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPanel>
  );
}
