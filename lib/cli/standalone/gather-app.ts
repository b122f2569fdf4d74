import { existsSync, globSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { copyFile, lstat, mkdir, readFile, readlink, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";
import { z } from "zod";
import { fail, type Result, succeed } from "../../result.ts";

/** Commands that only whoever builds or checks the app runs. */
const NOT_RUN = new Set(["build", "check", "standalone"]);
/** What is read by its path while the app runs, whole folders and single files. */
const BY_PATH = [
  ".next/{server,static,packed,node_modules}/**",
  ".next/{BUILD_ID,package.json}",
  ".next/*-manifest.json",
  ".next/required-server-files.json",
  "{public,prisma}/**",
  "package.json",
];
/** What Next would only load for development or a build, and types. */
const NEVER_LOADED = [
  "**/*.d.ts",
  "**/*.d.mts",
  "**/*.d.cts",
  "**/*.map",
  "**/node_modules/@next/swc*/**",
  "**/node_modules/typescript/**",
  "**/node_modules/next/dist/compiled/{webpack,babel,babel-packages,terser,postcss*,cssnano*,sass-loader}/**",
];

/** Imports stay as Node reads them: those of types alone go. */
const AS_WRITTEN: ts.TranspileOptions = {
  compilerOptions: {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ESNext,
    verbatimModuleSyntax: true,
  },
};

const traceModule = z.object({
  nodeFileTrace: z.custom<
    (
      entries: string[],
      options: object,
    ) => Promise<{ readonly fileList: ReadonlySet<string>; readonly warnings: ReadonlySet<Error> }>
  >((value) => typeof value === "function"),
});
const buildTrace = z.object({ files: z.array(z.string()) });

/**
 * Copies what the built app needs at run time, and nothing else, into an empty folder: what Next has traced of its
 * pages, what our own server and commands import, and what is read by its path. Packages' links stay links.
 */
export async function gatherApp(
  folder: string,
): Promise<Result<{ readonly files: number; readonly bytes: number }, string>> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return fail(`${folder} is not empty. Nothing was copied; name another folder.`);
  const names = new Set([...BY_PATH.flatMap(filesLike), ...tracedByNext(), ...(await imported())]);
  let bytes = 0;
  for (const name of names) bytes += await copy(name, path.join(folder, name));
  return succeed({ files: names.size, bytes });
}

const filesLike = (pattern: string): string[] =>
  globSync(pattern, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(".", path.join(entry.parentPath, entry.name)));

/** What Next's build says that pages, endpoints and its own server read. */
function tracedByNext(): string[] {
  return globSync(".next/**/*.nft.json").flatMap((trace) => {
    const { files } = buildTrace.parse(JSON.parse(readFileSync(trace, "utf8")));
    return files.map((file) => path.normalize(path.join(path.dirname(trace), file))).filter(existsSync);
  });
}

/** Our own commands and threads, and all that these import, by Next's own tracer. */
async function imported(): Promise<string[]> {
  const { nodeFileTrace } = traceModule.parse(
    createRequire(import.meta.url)("next/dist/compiled/@vercel/nft"),
  );
  const commands = globSync("lib/cli/*.ts").filter((file) => !NOT_RUN.has(path.basename(file, ".ts")));
  const entries = [...commands, ...globSync("lib/**/*-thread.ts")];
  const { fileList } = await nodeFileTrace(entries, {
    base: path.resolve("."),
    conditions: ["node", "import", "react-server"],
    mixedModules: true,
    ignore: NEVER_LOADED,
    readFile: readAsScript,
  });
  return [...fileList].filter((name) => existsSync(name));
}

/** A file as the tracer can read it: without types, and with what it requires in the tracer's own words. */
async function readAsScript(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null || !/\.[mc]?ts$/.test(file)) return text;
  const { outputText } = ts.transpileModule(text, AS_WRITTEN);
  return outputText.replaceAll("createRequire(import.meta.url)", "require");
}

async function copy(from: string, to: string): Promise<number> {
  await mkdir(path.dirname(to), { recursive: true });
  const stats = await lstat(from);
  if (stats.isSymbolicLink()) {
    const target = await readlink(from);
    if (path.isAbsolute(target)) throw new Error(`${from} leads out of the app, to ${realpathSync(from)}.`);
    await symlink(target, to);
    return 0;
  }
  if (stats.isDirectory()) return 0;
  await copyFile(from, to);
  return stats.size;
}
