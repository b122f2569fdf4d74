import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { Menu } from "../ui/menu.tsx";

interface ExportMenuProps {
  readonly exports: ExportLinks;
  readonly labels: Messages["filter"];
}

/** Downloads of what the page shows: each table as CSV and as JSON. */
export function ExportMenu({ exports, labels }: ExportMenuProps) {
  // Titles may be of other letters than a spreadsheet expects.
  const tables = [
    { name: "reactions", label: labels.exportReactions, query: exports.reactions, hasTitles: true },
    { name: "bars", label: labels.exportBars, query: exports.bars, hasTitles: false },
    { name: "events", label: labels.exportEvents, query: exports.events, hasTitles: true },
    { name: "days", label: labels.exportDays, query: exports.reactions, hasTitles: false },
  ] as const;
  return (
    <DownloadMenu label={labels.export} help={labels.exportHelp}>
      <ul>
        {tables.map(({ name, label, query, hasTitles }) => (
          <li key={name} className="flex items-center gap-3 rounded px-1.5 py-1.5 hover:bg-raised">
            <a href={`/api/v1/${name}.csv?${query}`} download>
              {label}
            </a>
            {hasTitles && (
              <a
                href={`/api/v1/${name}.csv?${withMark(query)}`}
                download
                className="ms-auto text-xs"
                title={labels.excelHelp}
              >
                {labels.excel}
              </a>
            )}
            <a
              href={`/api/v1/${name}.json?${query}`}
              download
              className={`text-xs ${hasTitles ? "" : "ms-auto"}`}
              dir="ltr"
            >
              JSON
            </a>
          </li>
        ))}
      </ul>
    </DownloadMenu>
  );
}

interface DownloadMenuProps {
  readonly label: string;
  /** What the files have. */
  readonly help: string;
  /** A list of downloads. */
  readonly children: ReactNode;
}

/** The menu that a page's downloads are in. */
export function DownloadMenu({ label, help, children }: DownloadMenuProps) {
  return (
    <Menu
      face={
        <>
          <Download aria-hidden="true" size={14} />
          <span className="max-lg:sr-only">{label}</span>
        </>
      }
      side="end"
      className="max-sm:[&>svg:last-child]:hidden"
      panelClass="w-72 p-2 text-sm"
    >
      <p className="px-1.5 pb-1 text-xs text-muted">{help}</p>
      {children}
    </Menu>
  );
}

const withMark = (query: string): string =>
  new URLSearchParams([...new URLSearchParams(query), ["bom", "1"]]).toString();
