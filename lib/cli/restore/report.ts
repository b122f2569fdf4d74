import path from "node:path";
import type { BackupFile } from "../../store/backup/backup-list.ts";
import type { RestoreReport } from "../../store/backup/restore-backup.ts";

const BYTES_PER_MEGABYTE = 1_000_000;

/** What a restore did, in a few lines; `from` and `to` are the backup and the database. */
export function restoreLines(report: RestoreReport, from: string, to: string): string {
  const { kept, keptDamaged, migrated, bars, revision } = report;
  return [
    `Restored and checked: ${to}, from ${from}`,
    ...(migrated.length > 0 ? [`Brought up to this version: ${migrated.join(", ")}`] : []),
    `It holds ${bars} bars; the data revision is now ${revision}.`,
    ...(kept === null ? [] : [keptLine(kept, keptDamaged)]),
  ].join("\n");
}

const keptLine = (kept: string, damaged: boolean) =>
  damaged
    ? `The database before was damaged; its bytes are kept as they were: ${kept}`
    : `The database before is kept. To go back to it: npm run restore -- ${kept}`;

/** The backups in a table for a person, newest first, with times in UTC. */
export function backupLines(backups: readonly BackupFile[], folder: string): string {
  if (backups.length === 0) return `There is no backup in ${folder}. \`npm run backup\` makes one.`;
  const rows = backups.map(({ file, madeAt, bytes, content }) => [
    `${madeAt.toISOString().slice(0, 19).replace("T", " ")}`,
    `${(bytes / BYTES_PER_MEGABYTE).toFixed(1)} MB`,
    content === null ? "can't be read" : `revision ${content.revision}, ${content.bars} bars`,
    path.relative(process.cwd(), file).startsWith("..") ? file : path.relative(process.cwd(), file),
  ]);
  const table = [["made (UTC)", "size", "holds", "file"], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return [...lines, "", "To put one in the database's place: npm run restore -- <file>"].join("\n");
}
