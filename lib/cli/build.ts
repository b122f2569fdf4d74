import { setNextEnvironment } from "../env.ts";
import { succeed } from "../result.ts";
import { freshBuild } from "./build-state.ts";
import { type Command, runCommand } from "./command.ts";
import { requireNode } from "./node-version.ts";

requireNode();

const buildCommand: Command<object> = {
  run: "npm run build",
  usage: "Builds the app where the build is stale, as npm start does: whoever comes after finds it built.\n",
  options: {},
  read: () => succeed({}),
};

async function build(): Promise<number> {
  setNextEnvironment(false);
  let isFresh = true;
  const code = await freshBuild(() => {
    isFresh = false;
  });
  if (isFresh) console.log("The build is fresh.");
  return code;
}

process.exitCode = await runCommand(buildCommand, build);
