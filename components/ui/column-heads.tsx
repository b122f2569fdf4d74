interface ColumnHeadsProps {
  readonly names: readonly string[];
  /** Whether numbers stand below, which are read from the end. */
  readonly figures?: boolean;
}

/** The names of columns that stand side by side, each over the side from which its cells are read. */
export const ColumnHeads = ({ names, figures = false }: ColumnHeadsProps) =>
  names.map((name) => (
    <th key={name} scope="col" className={`px-2.5 py-2 ${figures ? "text-end" : "text-start"} font-medium`}>
      {name}
    </th>
  ));
