/** An ISO instant in UTC to the minute, `2025-03-06 02:55 UTC`: the same in every language. */
export const utcMinute = (instant: string): string => `${instant.slice(0, 16).replace("T", " ")} UTC`;
