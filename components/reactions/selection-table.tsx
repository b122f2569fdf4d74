"use client";

import { type ComponentProps, lazy, Suspense } from "react";
import type { ReactionTable } from "./table/reaction-table.tsx";

const Table = lazy(() =>
  import("./table/reaction-table.tsx").then((part) => ({ default: part.ReactionTable })),
);

/** The board's table on a page whose other views have no use for its script. */
export function SelectionTable(props: ComponentProps<typeof ReactionTable>) {
  return (
    <Suspense fallback={null}>
      <Table {...props} />
    </Suspense>
  );
}
