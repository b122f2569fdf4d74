import type { ReactNode } from "react";
import { ScrollPanel } from "../ui/scroll-panel.tsx";

interface DataTableProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Said under the title. */
  readonly help?: string;
  /** Said in place of a table without rows. */
  readonly empty?: string;
  /** What an address can point to. */
  readonly id?: string;
  /** Above the table: what is looked for in it. */
  readonly above?: ReactNode;
  /** Under the table: the way to its other pages. */
  readonly children?: ReactNode;
}

/** One of the data page's tables with its title; wider than the screen, it scrolls by itself. */
export function DataTable({ title, columns, rows, help, empty, id, above, children }: DataTableProps) {
  return (
    <section className="mt-6" id={id} data-testid={id}>
      <h2 className="mb-1 text-lg">{title}</h2>
      {help !== undefined && <p className="mb-2 max-w-3xl text-sm text-muted">{help}</p>}
      {above}
      {rows.length === 0 && empty !== undefined ? (
        <p className="panel p-4 text-sm text-muted">{empty}</p>
      ) : (
        <ScrollPanel label={title}>
          <table className="w-full text-xs">
            <thead>
              <tr className="border-b border-rule text-muted">
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className="px-2.5 py-2 text-start font-medium whitespace-nowrap"
                  >
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
        </ScrollPanel>
      )}
      {children}
    </section>
  );
}
