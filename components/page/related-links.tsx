import type { Messages } from "../../lib/i18n/messages.ts";
import { localePath } from "../../lib/i18n/routing.ts";

/** The pages that others lead to, with what stands at the end of their path. */
const PATHS = {
  board: "/",
  reactions: "/reactions",
  compare: "/compare",
  study: "/study",
  events: "/events",
  stories: "/stories",
  claims: "/claims",
  companies: "/companies",
  moves: "/moves",
  data: "/data",
  methods: "/methods",
} as const;

interface RelatedLinksProps {
  /** Pages that continue this one, in the order of their use here. */
  readonly to: readonly (keyof typeof PATHS)[];
  /** Links that are this page's own, before the others; `path` is without a language. */
  readonly own?: readonly { readonly path: string; readonly text: string }[];
  readonly locale: string;
  readonly messages: Messages;
}

/** Where to go from the end of a page, each link a phrase that says what is there. */
export function RelatedLinks({ to, own = [], locale, messages: { links } }: RelatedLinksProps) {
  const all = [...own, ...to.map((page) => ({ path: PATHS[page], text: links[page] }))];
  return (
    <nav aria-label={links.label} className="no-print mt-6 text-sm" data-testid="related">
      <h2 className="text-sm">{links.label}</h2>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {all.map(({ path, text }) => (
          <li key={path}>
            <a href={localePath(locale, path)} className="target">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
