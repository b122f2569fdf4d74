import type { Messages } from "../../lib/i18n/messages.ts";
import { STUDY_MODELS } from "../../lib/study-input/study-options.ts";
import { fitNames } from "../reactions/fit/fit-words.ts";
import type { OwnFileTexts } from "./own-file-panel.tsx";

/** What models are called that no filter has. */
const BY_NAME: Readonly<Record<string, string>> = {
  "scholes-williams": "Scholes-Williams",
  dimson: "Dimson",
};

/** Picks the texts of a study of one's own file from a language's messages. */
export function ownFileTexts(messages: Messages): OwnFileTexts {
  const { study, filter, exchanges, event, table, reactions, app, tests, share } = messages;
  const words: Readonly<Record<string, string>> = filter.words.model;
  const ofFactors: Readonly<Record<string, string>> = study.own.factorModels;
  const { path, pathSummary, abnormal, dayZero, dayZeroOn } = event;
  const { aar, caar, positive, test, window } = reactions;
  const { adviceTitle, advice, adviceAlone, adviceNone, reasons, refusals } = reactions;
  const { copyLink, copied, selectHelp } = share;
  return {
    study,
    loadFailed: filter.loadFailed,
    inEnglish: app.inEnglish,
    filter: {
      model: filter.model,
      window: filter.window,
      estimation: filter.estimation,
      sessions: filter.sessions,
      ...{ exclude: filter.exclude, bound: filter.bound, words: filter.words },
    },
    power: event.power,
    fit: messages.fit,
    fitNames: fitNames(messages),
    models: Object.fromEntries(
      STUDY_MODELS.map((model) => [model, words[model] ?? ofFactors[model] ?? BY_NAME[model] ?? model]),
    ),
    exchanges,
    event: { path, pathSummary, abnormal, dayZero, dayZeroOn },
    status: table.status,
    chance: table.chance,
    reactions: {
      ...{ aar, caar, positive, test, window },
      ...{ adviceTitle, advice, adviceAlone, adviceNone, reasons },
      ...{ tests: reactions.tests, dayZero: reactions.dayZero },
      refusals: {
        ...refusals,
        "no estimation window": study.own.noEstimation,
        "not asked": study.own.notAsked,
      },
    },
    share: { copyLink, copied, selectHelp },
    tests: Object.fromEntries(Object.entries(tests).map(([name, { name: called }]) => [name, called])),
  };
}
