import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/** What a headless browser needs in a container, and what keeps it from calling home. */
export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const SYSTEM_BROWSERS = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/**
 * The browser for the tests: CHROMIUM_PATH, else the system's, else the one inside the npm package
 * @sparticuz/chromium (Linux x64), which brings its own libraries: no download, no root.
 */
export async function browserPath(): Promise<string> {
  const found = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS].find((file) => file && existsSync(file));
  return found ?? bundledBrowser();
}

async function bundledBrowser(): Promise<string> {
  // The package unpacks into the temporary folder and trusts what it finds there: give it one of ours.
  const folder = path.resolve("node_modules/.cache/chromium");
  mkdirSync(folder, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const executable = await chromium.executablePath();
    if (spawnSync("ldd", [executable], { encoding: "utf8" }).stdout.includes("not found")) {
      const libraries = path.join(folder, "al2023");
      if (!existsSync(libraries))
        await inflate(path.resolve("node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
      process.env.LD_LIBRARY_PATH = [path.join(libraries, "lib"), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(":");
    }
    return executable;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}
