/** The names of the columns of a table about claims, all read from their start. */
export function ClaimTableHead({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr className="border-b border-rule text-xs text-muted">
        {names.map((name) => (
          <th key={name} scope="col" className="px-2.5 py-2 text-start font-medium">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
