import {
  ChartNoAxesCombined,
  ChartSpline,
  Grid3x3,
  type LucideIcon,
  Scale,
  Sigma,
  Table2,
} from "lucide-react";
import type { Messages } from "../../lib/i18n/messages.ts";
import { REACTION_VIEWS, type ReactionViewName } from "../../lib/views/reactions/reactions-choice.ts";
import type { PageQuery } from "../page/page-query.ts";
import { addressWith } from "./reactions-address.ts";

interface ViewSwitchProps {
  readonly view: ReactionViewName;
  readonly query: PageQuery;
  readonly texts: Messages["reactionViews"];
}

const ICONS: Readonly<Record<ReactionViewName, LucideIcon>> = {
  averages: Sigma,
  table: Table2,
  heat: Grid3x3,
  paths: ChartSpline,
  dumbbell: ChartNoAxesCombined,
  explained: Scale,
};

/** The ways to look at the selection, as links, so that each has an address and needs no script. */
export function ViewSwitch({ view, query, texts }: ViewSwitchProps) {
  return (
    <nav aria-label={texts.label} className="no-print my-3">
      <ul className="flex flex-wrap gap-1.5">
        {REACTION_VIEWS.map((name) => {
          const Icon = ICONS[name];
          return (
            <li key={name}>
              <a
                href={addressWith(query, { view: name === REACTION_VIEWS[0] ? null : name, page: 1 })}
                className="control"
                aria-current={name === view ? "true" : undefined}
              >
                <Icon aria-hidden="true" size={16} />
                {texts.views[name]}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
