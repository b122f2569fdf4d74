import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Runs the start command to its end; it must not come as far as serving. */
function start(environment: Record<string, string>): Promise<{ code: number | null; errors: string }> {
  const child = spawn("node", ["--conditions=react-server", "lib/cli/start.ts"], {
    env: { ...process.env, ...environment },
  });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += text;
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code, errors })));
}

const temporaryFile = (name: string) =>
  path.join(mkdtempSync(path.join(tmpdir(), "model-moves-start-")), name);

describe("npm start", () => {
  it("on a port in use says so, names another way, and makes no database", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const file = temporaryFile("port.db");
    const { code, errors } = await start({ PORT: String(port), DATABASE_URL: `file:${file}` });
    other.close();
    expect(code).toBe(1);
    expect(errors).toContain(`Port ${port} is in use by another program.`);
    expect(errors).toContain("PORT=3001 npm start");
    expect(() => readFileSync(file)).toThrow();
  });

  it("with a wrong environment names every variable that does not parse", async () => {
    const { code, errors } = await start({ PORT: "notaport", ADMIN_TOKEN: "short", LOG_LEVEL: "loud" });
    expect(code).toBe(1);
    for (const name of ["PORT", "ADMIN_TOKEN", "LOG_LEVEL"]) expect(errors).toContain(name);
    expect(errors).not.toContain("at file:");
  });

  it("over a file that is no database leaves it as it is and says what to do", async () => {
    const file = temporaryFile("damaged.db");
    writeFileSync(file, "not a database ".repeat(100));
    const { code, errors } = await start({ PORT: "3398", DATABASE_URL: `file:${file}` });
    expect(code).toBe(1);
    expect(errors).toContain("is not a usable SQLite database. It was left as it is");
    expect(readFileSync(file, "utf8")).toBe("not a database ".repeat(100));
  });
});
