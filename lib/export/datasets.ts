/** What each dataset has a row for, by the name of its file: the README's table of addresses ("Every view as CSV"). */
export const ROW_FOR = {
  bars: "each instrument and session",
  events:
    "each announcement; with `company`, those that name it; `title_zh` and `title_ar` are empty where they are the same",
  reactions: "each announcement and listing; `findings` names what the checks found odd behind it",
  days: "each announcement and listing; day 0 taken apart at its open, and CAR before it and 1 to 60 sessions on",
  parts:
    "each listing and session; its log return since `from` taken apart: with its market, on announcement days, the rest",
  sessions:
    "each listing and session of the last 31 days of the range, whatever was announced: return, AR, and what was left 1, 5, 20 and 60 sessions on, with its band",
  explained:
    "each coefficient of a regression of `size` (`car` or `abnormal`) on `explain` (`kind`, `role`, `hour`, `market`, `maker`)",
  moves: "each day on which a company moved beyond `sigma` (3) standard deviations with no announcement near",
  claims:
    "each statement of a report that a figure can confirm or refute, with how it compares with what is stored; `report`, `verdict`, `company`, `event`, `from` and `to` choose",
} as const;

export type Dataset = keyof typeof ROW_FOR;

/** Every dataset, in the order of that table. */
export const DATASETS: readonly Dataset[] = Object.keys(ROW_FOR).filter(
  (name): name is Dataset => name in ROW_FOR,
);

/** `bars, events, reactions, days, explained, moves and claims`, for a sentence. */
export const DATASET_LIST = new Intl.ListFormat("en-GB").format(DATASETS);
