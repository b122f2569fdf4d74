import type { Messages } from "../../lib/i18n/messages.ts";
import { readerName } from "../text/reader-name.ts";

/** A regressor in the reader's language. */
export const regressorName = (regressor: string, { explained }: Messages): string =>
  readerName(regressor, explained.regressors);

/** A level of a regressor in the reader's language. */
export function levelName(regressor: string, level: string, messages: Messages): string {
  const { explained: texts, kindNames, makerNames, table } = messages;
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: kindNames,
    maker: makerNames,
    role: { ...table.roles, ...texts.levels },
    hour: texts.levels,
  };
  return readerName(level, names[regressor] ?? {});
}
