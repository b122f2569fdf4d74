const LEAST_MAJOR = 22;

/** Ends the process with a clear message on a Node that is too old for the database driver. */
export function requireNode(): void {
  const [major = "0"] = process.versions.node.split(".");
  if (Number(major) >= LEAST_MAJOR) return;
  console.error(
    `Model Moves needs Node ${LEAST_MAJOR} or later and found ${process.versions.node}. Start it through npm (npm start, npm run ingest): npm ci has installed a Node that fits.`,
  );
  process.exit(1);
}
