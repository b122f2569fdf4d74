import { spawnSync } from "node:child_process";
import { succeed } from "../result.ts";
import { isBuilt, rememberBuild, sourceChecksum } from "./build-state.ts";
import { type Command, EXIT, runCommand } from "./command.ts";
import { requireNode } from "./node-version.ts";

requireNode();

const buildCommand: Command<object> = {
  run: "npm run build",
  usage: "Builds the app where the build is stale, as npm start does: whoever comes after finds it built.\n",
  options: {},
  read: () => succeed({}),
};

async function build(): Promise<number> {
  const checksum = sourceChecksum();
  if (isBuilt(checksum)) {
    console.log("The build is fresh.");
    return EXIT.done;
  }
  const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status === 0) rememberBuild(checksum);
  return status ?? EXIT.failed;
}

process.exitCode = await runCommand(buildCommand, build);
