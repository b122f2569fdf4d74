export interface LinkedChoiceProps {
  readonly name: string;
  readonly links: readonly { readonly name: string; readonly chosen: boolean; readonly href: string }[];
}

/** One of two, each a link: chosen at once, without a script too. */
export function LinkedChoice({ name, links }: LinkedChoiceProps) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 pe-2">
      <span className="text-muted">{name}</span>
      <span className="inline-flex max-w-full">
        {links.map((link) => (
          <a
            key={link.name}
            href={link.href}
            aria-current={link.chosen ? "true" : undefined}
            className="control first:rounded-e-none last:rounded-s-none last:border-s-0 max-sm:whitespace-normal"
          >
            {link.name}
          </a>
        ))}
      </span>
    </span>
  );
}
