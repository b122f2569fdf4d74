import { setNextEnvironment } from "../env.ts";
import { succeed } from "../result.ts";
import { freshBuild } from "./build-state.ts";
import { type Command, complain, EXIT, runCommand } from "./command.ts";
import { requireNode } from "./node-version.ts";

requireNode();

const standaloneCommand: Command<{ readonly folder: string }> = {
  run: "npm run standalone",
  usage: `Gathers the built app in an empty folder, with nothing that only a build needs: for an image, or a machine without npm.

  npm run standalone -- /srv/model-moves
  cd /srv/model-moves && node --conditions=react-server lib/cli/start.ts --built
`,
  options: {},
  operands: { least: 1, most: 1, sentence: "Name one folder, which is empty or not there yet." },
  read: ({ operands: [folder = ""] }) => succeed({ folder }),
};

async function standalone({ folder }: { readonly folder: string }): Promise<number> {
  setNextEnvironment(false);
  const code = await freshBuild(() => console.log("Building the app…"));
  if (code !== 0) return code;
  const { gatherApp } = await import("./standalone/gather-app.ts");
  const gathered = await gatherApp(folder);
  if (!gathered.ok) return complain(gathered.problem, EXIT.failed);
  const { files, bytes } = gathered.value;
  console.log(`${files} files, ${Math.round(bytes / 1e6)} MB in ${folder}.`);
  return EXIT.done;
}

process.exitCode = await runCommand(standaloneCommand, standalone);
