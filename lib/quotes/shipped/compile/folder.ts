import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type CompiledSeed, compileSeed, INPUT_FILES } from "./compile.ts";
import { CompileError, type Folder } from "./table.ts";

/**
 * Compiles the gathered folder into the seed folder, which holds the hand-written inputs. Nothing is written
 * before all of it was found right; files of bars that no instrument has any more are removed.
 * @throws CompileError where a folder can't be read or the data can't be right; the seed folder is then unchanged
 */
export function compileFolder(gatheredFolder: string, seedFolder: string): CompiledSeed {
  const compiled = compileSeed(readFolder(gatheredFolder), readInputs(seedFolder));
  for (const [file, text] of compiled.files) {
    const target = path.join(seedFolder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  for (const name of readdirSync(path.join(seedFolder, "bars"))) {
    if (!compiled.files.has(`bars/${name}`)) rmSync(path.join(seedFolder, "bars", name));
  }
  return compiled;
}

function readFolder(folder: string): Folder {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".csv"),
    );
    return new Map(
      files.map((name) => [name.split(path.sep).join("/"), readFileSync(path.join(folder, name), "utf8")]),
    );
  } catch (error) {
    throw new CompileError(folder, null, `can't be read (${error instanceof Error ? error.message : error})`);
  }
}

function readInputs(folder: string): Folder {
  return new Map(
    INPUT_FILES.map((file) => {
      try {
        return [file, readFileSync(path.join(folder, file), "utf8")];
      } catch (error) {
        throw new CompileError(
          file,
          null,
          `can't be read (${error instanceof Error ? error.message : error})`,
        );
      }
    }),
  );
}
