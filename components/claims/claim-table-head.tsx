import { ColumnHeads } from "../ui/column-heads.tsx";

/** The names of the columns of a table about claims, all read from their start. */
export function ClaimTableHead({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr className="border-b border-rule text-xs text-muted">
        <ColumnHeads names={names} />
      </tr>
    </thead>
  );
}
