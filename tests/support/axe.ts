import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

interface Scope {
  /** The part of the page that is looked at, as a selector; all of it where none is given. */
  readonly within?: string;
  /** Whether the sizes of targets (WCAG 2.2, 2.5.8) are looked at too, which axe leaves out by itself. */
  readonly targetSizes?: boolean;
}

/** What axe finds wrong on a page: the rule and the first element of each fault. */
export async function axeFinds(page: Page, { within, targetSizes = false }: Scope = {}): Promise<string[]> {
  // Of what is right nothing is told, and no page holds a frame: one run in the page sees it all.
  const builder = new AxeBuilder({ page })
    .options({ rules: { "target-size": { enabled: targetSizes } }, resultTypes: ["violations"] })
    .setLegacyMode();
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
