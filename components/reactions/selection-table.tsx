"use client";

import { type ComponentProps, lazy, Suspense, useMemo } from "react";
import type { TableRows } from "../../lib/views/reactions/table-rows.ts";
import type { PackedText } from "../text/pack.ts";
import { unpack } from "../text/unpack.ts";
import type { ReactionTable } from "./table/reaction-table.tsx";

const Table = lazy(() =>
  import("./table/reaction-table.tsx").then((part) => ({ default: part.ReactionTable })),
);

interface SelectionTableProps extends Omit<ComponentProps<typeof ReactionTable>, keyof TableRows> {
  readonly rows: PackedText<TableRows>;
}

/** The board's table on a page whose other views have no use for its script. */
export function SelectionTable({ rows: packed, ...shared }: SelectionTableProps) {
  const rows = useMemo(() => unpack(packed), [packed]);
  return (
    <Suspense fallback={null}>
      <Table {...rows} {...shared} />
    </Suspense>
  );
}
