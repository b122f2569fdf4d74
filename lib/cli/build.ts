import { spawnSync } from "node:child_process";
import { isBuilt, rememberBuild, sourceChecksum } from "./build-state.ts";
import { requireNode } from "./node-version.ts";

requireNode();

// Builds the app where the build is stale, as `npm start` does: whoever comes after finds it built.
const checksum = sourceChecksum();
if (isBuilt(checksum)) console.log("The build is fresh.");
else {
  const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status === 0) rememberBuild(checksum);
  process.exitCode = status ?? 1;
}
