import type { SeedAnnouncement } from "./announcements.ts";
import { markdownTable, valueCounts } from "./markdown.ts";

const PRECISIONS: Readonly<Record<SeedAnnouncement["precision"], string>> = {
  minute: "the minute is known",
  hour: "the hour is known",
  report: "the time of a press report; the announcement came no later",
  day: "only the day is known; its noon in the announcement's zone stands in",
  month: "only the month is known: on the timeline, not studied",
};

/** The section on announcements: how many of each precision, and where their times come from. */
export function announcementSection(announcements: readonly SeedAnnouncement[]): string {
  const dates = announcements.map(({ local_date }) => local_date);
  const rows = Object.entries(PRECISIONS).map(([precision, meaning]) => [
    precision,
    announcements.filter((one) => one.precision === precision).length,
    meaning,
  ]);
  return `## Announcements

${announcements.length} announcements, ${dates.at(0)} to ${dates.at(-1)}, each with at least one source in \`announcement_sources.csv\`.

${markdownTable(["precision", "announcements", "meaning"], rows)}

${timesOf(announcements)}

${titlesOf(announcements)}

Lanes of the timeline, from \`input/lanes.csv\`: ${valueCounts(announcements.map(({ lane }) => lane))}.`;
}

function titlesOf(announcements: readonly SeedAnnouncement[]): string {
  const [chinese, arabic] = (["titleZh", "titleAr"] as const).map(
    (title) => announcements.filter((one) => one[title] !== null).length,
  );
  return `Titles are in English as gathered. Those that hold words are in Chinese (${chinese}) and Arabic (${arabic}) too: the translations, in \`input/titles.csv\`, are ours and not their makers'. A title without one is a product's name and the same in every language.`;
}

function timesOf(announcements: readonly SeedAnnouncement[]): string {
  const timed = announcements.filter(({ announced_at }) => announced_at !== null);
  const byCommit = timed.filter(({ evidence }) => /\bcommit\b/.test(evidence ?? ""));
  const others = timed
    .filter((one) => !byCommit.includes(one))
    .map(({ slug, precision }) => `\`${slug}\` (${precision})`);
  const assumed = announcements
    .filter(({ note }) => /zone assumed/.test(note ?? ""))
    .map(({ slug }) => `\`${slug}\``);
  const sentences = [
    `Of ${timed.length} known times, ${byCommit.length} are those of the public commit that released the model or its page.`,
  ];
  if (others.length > 0) sentences.push(`The rest are from reports: ${others.join(", ")}.`);
  if (assumed.length > 0) {
    sentences.push(
      `The zone of ${assumed.length} was assumed or worked out, not stated: ${assumed.join(", ")}.`,
    );
  }
  return sentences.join(" ");
}
