interface ChoiceLinksProps {
  readonly label: string;
  readonly choices: readonly { readonly name: string; readonly address: string; readonly chosen: boolean }[];
}

/** A choice inside a view, as links beside its name. */
export function ChoiceLinks({ label, choices }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="no-print my-2 flex flex-wrap items-center gap-1.5 text-sm">
      <span className="text-muted">{label}</span>
      {choices.map(({ name, address, chosen }) => (
        <a key={name} href={address} className="control" aria-current={chosen ? "true" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
