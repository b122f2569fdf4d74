// Lighthouse's four scores on the production build with the shipped data, as a phone and as a desktop sees it, and
// what keeps a score below 100. Lighthouse itself (176 MB) is fetched for the run and is no dependency.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { startApp } from "../../lib/cli/loopback-app.ts";
import { anyBrowser, BROWSER_ARGUMENTS } from "../support/browser.ts";

const LIGHTHOUSE = "lighthouse@13.5.0";
const ADDRESSES = [
  "/",
  "/events/qwq-32b",
  "/companies/alibaba",
  "/reactions",
  "/compare",
  "/events",
  "/methods",
  "/data",
];
const DEVICES = { phone: [], desktop: ["--preset=desktop"] };

const report = z.object({
  environment: z.object({ hostUserAgent: z.string() }),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), displayValue: z.string().optional() }),
  ),
});

const folder = mkdtempSync(path.join(tmpdir(), "model-moves-lighthouse-"));

async function judged(address: string, options: readonly string[]): Promise<z.infer<typeof report>> {
  const file = path.join(folder, "report.json");
  const flags = [`--chrome-flags=--headless ${BROWSER_ARGUMENTS.join(" ")}`, "--quiet"];
  const { executablePath, env } = await anyBrowser();
  await promisify(execFile)(
    "npx",
    ["--yes", LIGHTHOUSE, address, "--output=json", `--output-path=${file}`, ...flags, ...options],
    { env: { ...process.env, ...env, CHROME_PATH: executablePath } },
  );
  return report.parse(JSON.parse(readFileSync(file, "utf8")));
}

const app = await startApp(`file:${path.join(folder, "lighthouse.db")}`);
try {
  for (const [device, options] of Object.entries(DEVICES)) {
    for (const address of ADDRESSES) {
      await fetch(app.origin + address); // a first answer reads the store
      const { categories, audits } = await judged(app.origin + address, options);
      const scores = Object.entries(categories).map(
        ([name, { score }]) => `${name} ${score === null ? "none" : Math.round(score * 100)}`,
      );
      console.log(`${device} ${address}: ${scores.join(", ")}`);
      for (const { auditRefs } of Object.values(categories)) {
        for (const { id, weight } of auditRefs) {
          const audit = audits[id];
          if (weight === 0 || !audit || audit.score === null || audit.score >= 0.9) continue;
          console.log(`  ${id} ${audit.score} ${audit.displayValue ?? ""}`);
        }
      }
    }
  }
} finally {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
}
