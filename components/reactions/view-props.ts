import type { Filter } from "../../lib/filters.ts";
import type { Messages } from "../../lib/i18n/messages.ts";
import type { PageQuery } from "../page/page-query.ts";

/** What every view of the selection gets beside its figures. */
export interface ViewProps {
  readonly query: PageQuery;
  readonly filter: Filter;
  readonly companyNames: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly messages: Messages;
}
