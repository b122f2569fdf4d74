import { z } from "zod";
import type { Messages } from "../../i18n/messages.ts";
import { fail, succeed } from "../../result.ts";
import { type BarEntity, barKey, readBar } from "../../store/bars/edit-bars.ts";
import { BY_HAND } from "../../store/runs/revisions-by-hand.ts";
import { type Control, emptyValues, shownValues, type TextKey } from "../forms/controls.ts";
import { codedProblems } from "../forms/form-problems.ts";
import type { SubjectForm } from "../forms/subject-form.ts";
import { DAY_CONFIRMATIONS, DAY_REFUSALS, judgeDay } from "./judge-day.ts";
import {
  confirmations,
  editNote,
  namedInstrument,
  note,
  positiveOrNone,
  QUOTE_CONTROLS,
  quoteState,
  refusedField,
} from "./quote-checks.ts";

/** What can be wrong with a field of a bar; the page has a sentence for each. */
const BAR_CODES = [
  "empty",
  "too long",
  "bad text",
  "bad key",
  "unknown instrument",
  "bad price",
  "bad volume",
  "beyond the day",
  "bad state",
  ...DAY_REFUSALS,
] as const;
export type BarCode = (typeof BAR_CODES)[number];

const price = positiveOrNone("bad price");

const fieldsSchema = z
  .object({
    bar: z
      .string()
      .trim()
      .regex(/^\S+ \d{4}-\d{2}-\d{2}$/, { error: "bad key" })
      .refine((key) => z.iso.date().safeParse(key.split(" ")[1]).success, { error: "bad key" }),
    open: price,
    high: price,
    low: price,
    close: price.refine((close) => close !== null, { error: "empty" }),
    volume: z
      .string()
      .trim()
      .refine((text) => text === "" || Number(text) >= 0, { error: "bad volume" })
      .transform((text) => (text === "" ? null : Number(text))),
    source: note,
    state: quoteState,
    reason: note,
    confirm: confirmations(DAY_CONFIRMATIONS),
  })
  .superRefine(({ open, high, low, close }, context) => {
    const isWithin = (value: number | null) =>
      value === null || ((high === null || value <= high) && (low === null || value >= low));
    for (const [path, value] of Object.entries({ open, close })) {
      if (!isWithin(value)) context.addIssue({ code: "custom", path: [path], message: "beyond the day" });
    }
    if (high !== null && low !== null && low > high) {
      context.addIssue({ code: "custom", path: ["low"], message: "beyond the day" });
    }
  });

type Text = TextKey<Messages["adminQuotes"]["bars"]>;
const number = { group: "values", line: "prices", control: "text", latin: true } as const;

/** How each field is typed, in order. */
const BAR_CONTROLS: Readonly<Record<keyof z.input<typeof fieldsSchema>, Control<Text>>> = {
  bar: { group: "what", control: "text", label: "bar", help: "barHelp", fixed: "barFixed", latin: true },
  open: { ...number, label: "open" },
  high: { ...number, label: "high" },
  low: { ...number, label: "low" },
  close: { ...number, label: "close" },
  volume: { ...number, label: "volume", help: "volumeHelp" },
  ...QUOTE_CONTROLS,
};

const VALUES = ["open", "high", "low", "close", "volume"] as const;
const COMPARED = [...VALUES, "source"] as const;

/**
 * A bar by the name of its instrument and session. Values that a person changes are flagged `corrected` and outrank
 * what runs and newer shipped data bring, and pass the judge of every other way in; one held back keeps its values as
 * they were, and is judged once it is used.
 */
export const barForm: SubjectForm<BarEntity> = {
  key: "bar",
  controls: BAR_CONTROLS,
  shown: (entity) => shownValues(BAR_CONTROLS, { ...entity, bar: barKey(entity) }),
  opened: async (_store, given) => ({ ...emptyValues(BAR_CONTROLS, given), state: "used" }),
  read: async (store, values, { now }) => {
    const parsed = fieldsSchema.safeParse(values);
    if (!parsed.success) {
      return fail({ code: "fields", fields: codedProblems(parsed.error.issues, BAR_CODES, "bad text") });
    }
    const { bar: key, reason, close, confirm, ...fields } = parsed.data;
    const refuse = refusedField<BarCode>;
    if (close === null) return refuse("close", "empty");
    const [symbol = "", session = ""] = key.split(" ");
    const instrument = await namedInstrument(store, symbol, "bar");
    if ("field" in instrument) return refuse("bar", instrument.code, instrument.names);
    const stored = await readBar(store, key);
    const typed = { ...fields, close };
    const isValueChanged = stored === null || COMPARED.some((field) => stored[field] !== typed[field]);
    const isChanged = isValueChanged || stored.state !== typed.state;
    if (!isChanged) return succeed({ key, entity: stored });
    if (reason === null) return refuse("reason", "empty");
    const isKnown = stored?.state === "used" && VALUES.every((field) => stored[field] === typed[field]);
    const judged =
      isKnown || typed.state === "held back"
        ? succeed("corrected" as const)
        : await judgeDay(store, instrument, { session, ...typed }, { confirm, now });
    if (!judged.ok) return fail({ code: "fields", fields: [judged.problem] });
    const origin =
      isValueChanged || stored === null
        ? { flag: judged.value, provider: BY_HAND }
        : { flag: judged.value === "confirmed" ? judged.value : stored.flag, provider: stored.provider };
    const entity = { symbol, session, ...typed, ...origin, reason };
    return succeed({ key, entity, note: editNote(reason, confirm) });
  },
};
