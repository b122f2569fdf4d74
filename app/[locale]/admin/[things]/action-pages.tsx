import { CheckedQuote } from "../../../../components/admin/quotes/checked-quote.tsx";
import type { Messages } from "../../../../lib/i18n/messages.ts";
import { localePath } from "../../../../lib/i18n/routing.ts";
import {
  actionsOf,
  chosenInstrument,
  findingsAt,
  heldActions,
  type ListedAction,
} from "../../../../lib/views/admin/quotes-admin.ts";
import { pathWith, queryText } from "../query.ts";
import { thingPath } from "../subject-paths.ts";
import { QuoteLists } from "./quote-lists.tsx";
import type { SubjectPages } from "./subject-pages.ts";
import { wordChoices } from "./word-choices.ts";

export const actionPages: SubjectPages = {
  title: ({ action }) => String(action),
  choices: async (_locale, { adminQuotes }) => ({
    states: wordChoices(adminQuotes.actions.states),
    confirmations: wordChoices(adminQuotes.actions.confirmations),
  }),
  List: async ({ add, locale, messages, query }) => {
    const { bars: choiceTexts, actions: texts } = messages.adminQuotes;
    const { symbols, chosen } = await chosenInstrument(queryText(query, "symbol"));
    const actions = chosen ? await actionsOf(chosen.symbol) : [];
    const held = await heldActions(queryText(query, "held"));
    return (
      <QuoteLists
        symbols={symbols}
        symbol={chosen?.symbol ?? ""}
        texts={choiceTexts}
        add={add}
        held={held}
        heldRows={<ActionList actions={held.rows} locale={locale} texts={texts} />}
        heldPath={pathWith("", { ...query, held: undefined })}
        locale={locale}
        stored={
          actions.length === 0 ? (
            <p>{texts.empty}</p>
          ) : (
            <ActionList actions={actions} locale={locale} texts={texts} />
          )
        }
      />
    );
  },
  Above: async ({ locale, messages, thing }) => (
    <CheckedQuote findings={await findingsAt(thing)} locale={locale} messages={messages} />
  ),
};

interface ActionListProps {
  readonly actions: readonly ListedAction[];
  readonly locale: string;
  readonly texts: Messages["adminQuotes"]["actions"];
}

/** Dividends and splits with their values, each with the way to its form. */
function ActionList({ actions, locale, texts }: ActionListProps) {
  return (
    <ul className="panel mt-2 divide-y divide-grid text-sm">
      {actions.map(({ key, value, source, state, reason }) => (
        <li key={key} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[16rem_10rem_1fr_1fr]">
          <a href={localePath(locale, thingPath("action", key))} className="min-h-6">
            <bdi dir="ltr">{key}</bdi>
          </a>
          <bdi dir="ltr">{value}</bdi>
          <bdi className="text-muted">{source}</bdi>
          <span className={state === "used" ? "text-muted" : "font-semibold text-warning"}>
            {texts.states[state]}
            {reason !== null && (
              <>
                {": "}
                <bdi>{reason}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
