/** Narrower than Tailwind's `sm`: there, what opens comes as a sheet from the lower edge. */
const PHONE = "(width < 40rem)";

/** Whether the window is a phone's; asked when something opens, in the browser only. */
export const isPhone = (): boolean => window.matchMedia(PHONE).matches;
