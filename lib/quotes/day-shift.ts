import { dayNumber, isoDate } from "../market/session-date.ts";

/** The ISO date so many days after (or, negative, before) another. */
export const addDays = (date: string, days: number): string => isoDate(dayNumber(date) + days);
