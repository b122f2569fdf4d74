import { Download } from "lucide-react";
import type { ExportLinks } from "../../lib/export/export-links.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import { Menu } from "../ui/menu.tsx";

interface ExportMenuProps {
  readonly exports: ExportLinks;
  readonly labels: Messages["filter"];
}

/** Downloads of what the page shows: each table as CSV and as JSON. */
export function ExportMenu({ exports, labels }: ExportMenuProps) {
  const tables = [
    { name: "reactions", label: labels.exportReactions },
    { name: "bars", label: labels.exportBars },
    { name: "events", label: labels.exportEvents },
  ] as const;
  return (
    <Menu
      face={
        <>
          <Download aria-hidden="true" size={14} />
          <span className="max-lg:sr-only">{labels.export}</span>
        </>
      }
      side="end"
      className="max-sm:[&>svg:last-child]:hidden"
      panelClass="w-72 p-2 text-sm"
    >
      <p className="px-1.5 pb-1 text-xs text-muted">{labels.exportHelp}</p>
      <ul>
        {tables.map(({ name, label }) => (
          <li key={name} className="flex items-center gap-3 rounded px-1.5 py-1.5 hover:bg-raised">
            <a href={`/api/v1/${name}.csv?${exports[name]}`} download>
              {label}
            </a>
            {hasTitles(name) && (
              <a
                href={`/api/v1/${name}.csv?${withMark(exports[name])}`}
                download
                className="ms-auto text-xs"
                title={labels.excelHelp}
              >
                {labels.excel}
              </a>
            )}
            <a
              href={`/api/v1/${name}.json?${exports[name]}`}
              download
              className={`text-xs ${hasTitles(name) ? "" : "ms-auto"}`}
              dir="ltr"
            >
              JSON
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

/** Whether a table has titles, which may be of other letters than a spreadsheet expects. */
const hasTitles = (name: "reactions" | "bars" | "events"): boolean => name !== "bars";

const withMark = (query: string): string =>
  new URLSearchParams([...new URLSearchParams(query), ["bom", "1"]]).toString();
