import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
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
const FOLDER = path.resolve("node_modules/.cache/chromium");

/** A browser's program and the environment that it runs in. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** Whether the browser inside the npm package runs here: it is built for Linux on x64. */
export const hasBundledBrowser = process.platform === "linux" && process.arch === "x64";

/** The browser of tests that any may run: CHROMIUM_PATH, else the system's, else the one inside the npm package. */
export async function anyBrowser(): Promise<Browser> {
  const found = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS].find((file) => file && existsSync(file));
  return found ? { executablePath: found, env: inherited() } : bundledBrowser();
}

/**
 * The browser inside the npm package @sparticuz/chromium, which brings its own libraries: no download, no root.
 * Another browser draws letters differently, so this one alone takes pictures and is held against them. Beside what
 * the pages bring it sees only the fonts of npm packages: the machine's do not change a picture.
 */
export async function bundledBrowser(): Promise<Browser> {
  // The package unpacks into the temporary folder and trusts what it finds there: give it one of ours.
  mkdirSync(FOLDER, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = FOLDER;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const executablePath = await chromium.executablePath();
    const env = { ...inherited(), FONTCONFIG_FILE: fontsFile() };
    if (!spawnSync("ldd", [executablePath], { encoding: "utf8" }).stdout.includes("not found"))
      return { executablePath, env };
    const libraries = path.join(FOLDER, "al2023");
    if (!existsSync(libraries))
      await inflate(path.resolve("node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
    const paths = [path.join(libraries, "lib"), process.env.LD_LIBRARY_PATH];
    return { executablePath, env: { ...env, LD_LIBRARY_PATH: paths.filter(Boolean).join(":") } };
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

/** A font configuration that knows the fonts of npm packages and no others. */
function fontsFile(): string {
  const file = path.join(FOLDER, "fonts-of-packages.conf");
  const fonts = path.resolve("node_modules/dejavu-fonts-ttf/ttf");
  const families = { "sans-serif": "DejaVu Sans", serif: "DejaVu Serif", monospace: "DejaVu Sans Mono" };
  const aliases = Object.entries(families).map(
    ([general, family]) =>
      `<alias><family>${general}</family><prefer><family>${family}</family></prefer></alias>`,
  );
  const folders = `<dir>${fonts}</dir><cachedir>${path.join(FOLDER, "fonts-cache")}</cachedir>`;
  const content = folders + aliases.join("");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${content}</fontconfig>\n`,
  );
  return file;
}

/** This process's environment without what is not set. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
