/** So many announcements are sent with all that is drawn and said of them; of more, the days alone. */
export const MOST_MARKS = 300;
