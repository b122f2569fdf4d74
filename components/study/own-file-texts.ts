import type { Messages } from "../../lib/i18n/messages.ts";
import { STUDY_MODELS } from "../../lib/study-input/study-options.ts";
import type { OwnFileTexts } from "./own-file-panel.tsx";

/** Models that are made of a file of factors, which the page does not take. */
const OF_FACTORS: ReadonlySet<string> = new Set(["capm", "factors"]);
/** What models are called that no filter has. */
const BY_NAME: Readonly<Record<string, string>> = {
  "scholes-williams": "Scholes-Williams",
  dimson: "Dimson",
};

/** Picks the texts of a study of one's own file from a language's messages. */
export function ownFileTexts(messages: Messages): OwnFileTexts {
  const { study, filter, exchanges, event, table, reactions, app, tests } = messages;
  const words: Readonly<Record<string, string>> = filter.words.model;
  const named = STUDY_MODELS.filter((model) => !OF_FACTORS.has(model));
  const { path, pathSummary, abnormal, dayZero, dayZeroOn } = event;
  const { aar, caar, positive, adviceTitle, advice, reasons, test, window } = reactions;
  return {
    study,
    loadFailed: filter.loadFailed,
    inEnglish: app.inEnglish,
    filter: {
      model: filter.model,
      window: filter.window,
      estimation: filter.estimation,
      sessions: filter.sessions,
    },
    models: Object.fromEntries(named.map((model) => [model, words[model] ?? BY_NAME[model] ?? model])),
    exchanges,
    event: { path, pathSummary, abnormal, dayZero, dayZeroOn },
    status: table.status,
    chance: table.chance,
    reactions: {
      ...{ aar, caar, positive, adviceTitle, advice, reasons, test, window },
      ...{ tests: reactions.tests, dayZero: reactions.dayZero },
    },
    tests: Object.fromEntries(Object.entries(tests).map(([name, { name: called }]) => [name, called])),
  };
}
