import { defineConfig } from "@playwright/test";
import { FIRST_VISIT_COOKIE } from "./components/ui/first-visit.ts";
import { anyBrowser, BROWSER_ARGUMENTS, bundledBrowser, hasBundledBrowser } from "./tests/support/browser.ts";
import { SEEDED } from "./tests/support/built-server.ts";
import { newRun } from "./tests/support/postgres-folder.ts";

// The PostgreSQL that one worker starts is found by the others, and goes with this process.
process.env.TEST_RUN ??= newRun();

const any = await anyBrowser();
// Pictures are held against the browser that took them; elsewhere than on Linux x64 they are not compared.
const PICTURES = ["sweep.e2e.ts", "gallery.e2e.ts"];
const pictures = hasBundledBrowser ? await bundledBrowser() : any;
const port = Number(process.env.E2E_PORT ?? 3399);

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  workers: 2, // what writes has a server of its own (tests/support/own-server.ts), what reads shares one
  retries: 0,
  ignoreSnapshots: !hasBundledBrowser,
  timeout: 120_000, // a busy machine is slow, not wrong
  expect: {
    timeout: 15_000,
    toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: "disabled", caret: "hide" },
  },
  snapshotPathTemplate: "tests/e2e/pictures/{arg}{ext}",
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    headless: true,
    launchOptions: { ...any, args: BROWSER_ARGUMENTS },
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    // A reader who has been here before; first-visit.e2e.ts is about one who has not.
    storageState: {
      cookies: [
        {
          name: FIRST_VISIT_COOKIE,
          value: "0",
          domain: "127.0.0.1",
          path: "/",
          expires: -1,
          httpOnly: false,
          secure: false,
          sameSite: "Lax",
        },
      ],
      origins: [],
    },
    serviceWorkers: "block", // pages come from the server; offline.e2e.ts is about those that do not
  },
  projects: [
    {
      name: "pictures",
      testMatch: PICTURES,
      use: { launchOptions: { ...pictures, args: BROWSER_ARGUMENTS } },
    },
    { name: "pages", testIgnore: PICTURES },
  ],
  webServer: {
    command: "node --conditions=react-server tests/support/put-small-world.ts && npm start",
    url: `http://127.0.0.1:${port}/api/ready`,
    reuseExistingServer: false,
    timeout: 900_000, // it may have to build on a busy machine
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: {
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      DATABASE_URL: `file:${SEEDED}`,
      LOG_LEVEL: "warn",
      REFRESH_CRON: "off",
      ADMIN_TOKEN: "browser-tests-token", // writing is on, but only servers of their own are written to
      GALLERY: "on",
    },
  },
});
