import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { PACKED_FOLDER } from "../server/packed-file.ts";

const STATIC_FOLDER = ".next/static";
const compress = promisify(brotliCompress);

/** Packs the scripts and styles of a build as small as they get, once, for lib/server/packed-file.ts to send. */
export async function packStatic(): Promise<void> {
  await rm(PACKED_FOLDER, { recursive: true, force: true });
  const files = globSync("**/*.{js,css}", { cwd: STATIC_FOLDER });
  await Promise.all(
    files.map(async (file) => {
      const content = await readFile(path.join(STATIC_FOLDER, file));
      const packed = await compress(content, {
        params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
      });
      const target = path.join(PACKED_FOLDER, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, packed);
    }),
  );
}
