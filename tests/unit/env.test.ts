import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnvironment } from "../../lib/env.ts";

/** The message for variables that do not parse. */
function refusal(variables: Readonly<Record<string, string>>): string {
  try {
    parseEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error(`${JSON.stringify(variables)} was accepted`);
}

describe("the environment", () => {
  const nothingSet = {
    PORT: 3000,
    HOSTNAME: "127.0.0.1",
    DATABASE_URL: "file:./data/model-moves.db",
    DATABASE_REPLICAS: [],
    DATA_FOLDER: "data",
    QUOTES_PROVIDER: ["yahoo"],
    TRUST_PROXY: false,
    LOG_LEVEL: "info",
    CACHE_MEGABYTES: 64,
    PROXY_SECONDS: 1,
    GALLERY: false,
  };

  it("with nothing set is port 3000 on loopback, a file in data, Yahoo, no token and no schedule", () => {
    expect(parseEnvironment({})).toEqual(nothingSet);
  });

  it("the gallery is off unless it is switched on; yes is neither", () => {
    expect(parseEnvironment({ GALLERY: "on" }).GALLERY).toBe(true);
    expect(parseEnvironment({ GALLERY: "off" }).GALLERY).toBe(false);
    expect(refusal({ GALLERY: "yes" })).toMatch(/GALLERY: /);
  });

  it("empty variables, variables of other programs and the machine's own name as HOSTNAME count as not set", () => {
    const variables = { PORT: "", LOG_LEVEL: "", ADMIN_TOKEN: "", PATH: "/bin", HOSTNAME: hostname() };
    expect(parseEnvironment(variables)).toEqual(nothingSet);
    expect(parseEnvironment({ HOSTNAME: "0.0.0.0" }).HOSTNAME).toBe("0.0.0.0");
  });

  it("ports 1 and 65535 are read as numbers; 0, 65536, -1, 3000.5, three and 3000a are refused", () => {
    expect([parseEnvironment({ PORT: "1" }).PORT, parseEnvironment({ PORT: "65535" }).PORT]).toEqual([
      1, 65535,
    ]);
    for (const PORT of ["0", "65536", "-1", "3000.5", "three", "3000a"]) {
      expect(refusal({ PORT }), PORT).toMatch(/PORT: /);
    }
  });

  it("TRUST_PROXY is on or off, in the usual words, and refused in others", () => {
    expect([parseEnvironment({ TRUST_PROXY: "on" }), parseEnvironment({ TRUST_PROXY: "1" })]).toMatchObject([
      { TRUST_PROXY: true },
      { TRUST_PROXY: true },
    ]);
    expect(parseEnvironment({ TRUST_PROXY: "0" }).TRUST_PROXY).toBe(false);
    expect(refusal({ TRUST_PROXY: "10.0.0.1" })).toMatch(/TRUST_PROXY: must be on or off/);
  });

  it("a database is file:<path> or a PostgreSQL address; a bare file:, a path and another server are refused by name", () => {
    for (const DATABASE_URL of [
      "file:/srv/moves.db",
      "postgresql://localhost/moves",
      "postgres://a:b@c:1/d",
    ]) {
      expect(parseEnvironment({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
    }
    for (const DATABASE_URL of ["file:", "./data/moves.db", "mysql://localhost/moves", "postgresql:"]) {
      expect(refusal({ DATABASE_URL }), DATABASE_URL).toMatch(
        /DATABASE_URL: must be file:<path> or postgresql:/,
      );
    }
  });

  it("a password that would cut the address, or a schema beside public, is refused without repeating it", () => {
    for (const password of ["p#ss", "p/ss", "p?ss", "12#3@x", "12?3", "12/3#"]) {
      const message = refusal({ DATABASE_URL: `postgresql://user:${password}@db:5432/moves` });
      expect(message, password).toMatch(/are written %40 %3A %2F %3F %23 %25$/);
      expect(message, password).not.toContain(password);
    }
    const written = "postgresql://user:p%23s%40s@db:5432/moves?schema=public&connection_limit=5";
    expect(parseEnvironment({ DATABASE_URL: written }).DATABASE_URL).toBe(written);
    expect(refusal({ DATABASE_URL: "postgresql://db/moves?schema=other" })).toMatch(
      /DATABASE_URL: must not name another schema than public/,
    );
  });

  it("a replica's address is read as the database's is: one that can't be is refused at the start, without repeating it", () => {
    for (const DATABASE_REPLICAS of [
      "postgresql://user:secret@replica:99999/moves",
      "postgresql://a/b,postgresql://user:sec/ret@replica:5432/moves",
      "file:/srv/moves.db",
    ]) {
      const message = refusal({ DATABASE_REPLICAS });
      expect(message).toMatch(/DATABASE_REPLICAS: must /);
      expect(message).not.toMatch(/secret|sec\/ret/);
    }
  });

  it("a token of 15 characters is too short and is not repeated in the message; one of 16 is taken", () => {
    expect(parseEnvironment({ ADMIN_TOKEN: "0123456789abcdef" }).ADMIN_TOKEN).toBe("0123456789abcdef");
    const message = refusal({ ADMIN_TOKEN: "0123456789abcde" });
    expect(message).toMatch(/ADMIN_TOKEN: must have at least 16 characters/);
    expect(message).not.toContain("0123456789abcde");
  });

  it("Yahoo's origin is an http or https address, and nothing else", () => {
    const origin = "http://127.0.0.1:4000";
    expect(parseEnvironment({ YAHOO_ORIGIN: origin }).YAHOO_ORIGIN).toBe(origin);
    for (const YAHOO_ORIGIN of ["ftp://example.com", "example", "file:///etc/passwd"]) {
      expect(refusal({ YAHOO_ORIGIN }), YAHOO_ORIGIN).toMatch(/YAHOO_ORIGIN: /);
    }
  });

  it("quotes come from one source or more in order of preference, each named once", () => {
    expect(parseEnvironment({ QUOTES_PROVIDER: "eastmoney, Yahoo" }).QUOTES_PROVIDER).toEqual([
      "eastmoney",
      "yahoo",
    ]);
    expect(refusal({ QUOTES_PROVIDER: "yahoo,yahoo" })).toContain("must name each source once");
    for (const QUOTES_PROVIDER of ["bloomberg", "yahoo,", ","]) {
      expect(refusal({ QUOTES_PROVIDER }), QUOTES_PROVIDER).toMatch(
        /QUOTES_PROVIDER: must be yahoo, eastmoney/,
      );
    }
  });

  it("an empty REFRESH_CRON is off, which is not the same as none; what is no expression is refused", () => {
    expect(parseEnvironment({ REFRESH_CRON: "" }).REFRESH_CRON).toBe("");
    expect(parseEnvironment({}).REFRESH_CRON).toBeUndefined();
    expect(parseEnvironment({ REFRESH_CRON: "30 9 * * 1-5" }).REFRESH_CRON).toBe("30 9 * * 1-5");
    for (const REFRESH_CRON of ["daily", "61 * * * *", "0 0 30 2 *", "2026-01-01T00:00:00"]) {
      expect(refusal({ REFRESH_CRON }), REFRESH_CRON).toMatch(
        /REFRESH_CRON: must be off, or five cron fields/,
      );
    }
  });

  it("three bad variables are all named in one message, each on its line", () => {
    const lines = refusal({ PORT: "none", LOG_LEVEL: "loud", QUOTES_PROVIDER: "crystal ball" }).split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe("The environment is not usable:");
    expect(lines.slice(1).map((line) => line.trim().split(":")[0])).toEqual([
      "PORT",
      "QUOTES_PROVIDER",
      "LOG_LEVEL",
    ]);
  });
});
