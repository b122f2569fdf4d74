import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { environmentSchema, parseEnvironment } from "../../../lib/env.ts";

const VARIABLES = Object.keys(environmentSchema.shape);
const read = (file: string) => readFileSync(path.join("deploy", file), "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
/** How `npm start` starts the app, without its flags for development. */
const START = scripts.start ?? "";
/** The command line's options of lib/cli/start.ts. */
const OPTIONS = [...readFileSync("lib/cli/start.ts", "utf8").matchAll(/^ {2}(--[a-z]+) /gm)].map(
  ([, option]) => option ?? "",
);
/** Whether an address of the server leads to an endpoint. */
const isEndpoint = (address: string) => existsSync(path.join("app", address, "route.ts"));

describe("the Dockerfile", () => {
  const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
  const words = (instruction: string) =>
    lines.flatMap((line) => (line.startsWith(`${instruction} `) ? [line.slice(instruction.length + 1)] : []));

  it("copies what there is in the repository, and nothing that its .dockerignore leaves out", () => {
    const ignored = read("Dockerfile.dockerignore").split("\n");
    const copied = words("COPY")
      .filter((line) => !line.startsWith("--from"))
      .flatMap((line) => line.split(" ").slice(0, -1));
    expect(copied.length).toBeGreaterThan(3);
    for (const file of copied) {
      expect(existsSync(file), file).toBe(true);
      expect(ignored, file).not.toContain(file);
    }
    // What npm ci generates the clients with is there before it.
    for (const file of ["prisma", "prisma.config.ts"]) expect(copied).toContain(file);
  });

  it("has the Node of package.json, another user than root, the flags of npm start and its own build", () => {
    const node = z
      .object({ dependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(readFileSync("package.json", "utf8"))).dependencies.node;
    for (const image of words("FROM")) expect(image).toMatch(new RegExp(`^node:${node}-`));
    expect(words("USER")).toEqual(["node"]);
    const [entry = "[]"] = words("ENTRYPOINT");
    expect(z.array(z.string()).parse(JSON.parse(entry)).join(" ")).toBe(START);
    const [command = "[]"] = words("CMD");
    for (const option of z.array(z.string()).parse(JSON.parse(command))) expect(OPTIONS).toContain(option);
  });

  it("sets an environment that the app takes, listens to all addresses, and asks for its health at its port", () => {
    const [variables = ""] = words("ENV");
    const pairs = variables
      .split(" ")
      .map((pair) => z.tuple([z.string(), z.string()]).parse(pair.split("=")));
    for (const [name] of pairs) expect(VARIABLES).toContain(name);
    const { PORT, HOSTNAME, DATA_FOLDER, DATABASE_URL } = parseEnvironment(Object.fromEntries(pairs));
    // The app's own folder can't be written.
    expect(words("VOLUME")).toEqual([DATA_FOLDER]);
    expect(DATABASE_URL).toBe(`file:${DATA_FOLDER}/model-moves.db`);
    expect([HOSTNAME, words("EXPOSE")]).toEqual(["0.0.0.0", [String(PORT)]]);
    const [check = ""] = words("HEALTHCHECK");
    expect(/\/api\/\w+/.exec(check)?.[0]).toSatisfy(isEndpoint);
  });
});

const service = z.looseObject({
  environment: z.record(z.string(), z.string()).optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.unknown()).optional(),
  volumes: z.array(z.string()).optional(),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
});

describe("compose.yaml", () => {
  const { services, volumes } = z
    .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
    .parse(parse(read("compose.yaml"), { merge: true }));

  it("names variables and options of the app alone, and values that it takes", () => {
    for (const name of ["prepare", "app"]) {
      const { environment = {}, command = [], build } = services[name] ?? {};
      const filled = Object.entries(environment).map(([key, value]) => [
        key,
        value.replace(/\$\{\w+:-([^}]*)\}/g, "$1").replace(/\$\{\w+:\?[^}]*\}/g, "0123456789abcdef"),
      ]);
      expect(Object.keys(environment).filter((key) => !VARIABLES.includes(key))).toEqual([]);
      expect(parseEnvironment(Object.fromEntries(filled))).toMatchObject({ PORT: 3000, TRUST_PROXY: true });
      for (const word of command) expect(OPTIONS).toContain(word);
      expect(existsSync(path.join("deploy", build?.context ?? "", build?.dockerfile ?? ""))).toBe(true);
    }
    expect(services.prepare?.command).toEqual(["--prepare"]);
    // The image's DATA_FOLDER, in which snapshots are kept.
    expect(services.app?.volumes).toEqual(["snapshots:/data"]);
  });

  it("depends on services, volumes and files that there are", () => {
    for (const [name, one] of Object.entries(services)) {
      for (const other of Object.keys(one.depends_on ?? {}))
        expect(Object.keys(services), name).toContain(other);
      for (const volume of one.volumes ?? []) {
        const [source = ""] = volume.split(":");
        if (source.startsWith(".")) expect(existsSync(path.join("deploy", source)), volume).toBe(true);
        else expect(Object.keys(volumes), volume).toContain(source);
      }
    }
  });
});

const container = z.looseObject({
  args: z.array(z.string()),
  env: z.array(
    z.object({
      name: z.string(),
      value: z.string().optional(),
      valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
    }),
  ),
});
const probe = z.looseObject({ httpGet: z.object({ path: z.string(), port: z.string() }) });

describe("the manifests for Kubernetes", () => {
  const folder = "deploy/kubernetes";
  const objects = readdirSync(folder).flatMap((file) =>
    parseAllDocuments(readFileSync(path.join(folder, file), "utf8")).map((document) => {
      expect(document.errors, file).toEqual([]);
      return { file, content: z.looseObject({ kind: z.string() }).parse(document.toJS()) };
    }),
  );
  const of = (kind: string) => objects.find(({ content }) => content.kind === kind)?.content;

  it("are all in the list of kustomization.yaml, each of a kind of its own", () => {
    const listed = z.object({ resources: z.array(z.string()) }).parse(of("Kustomization")).resources;
    expect([...listed, "kustomization.yaml"].sort()).toEqual(readdirSync(folder).sort());
    expect(objects.map(({ content }) => content.kind).sort()).toEqual([
      "Deployment",
      "HorizontalPodAutoscaler",
      "Ingress",
      "Kustomization",
      "PodDisruptionBudget",
      "Service",
    ]);
  });

  it("start what the image has, by variables that the app takes, with passwords from the Secret alone", () => {
    const pod = z
      .looseObject({
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        initContainers: z.array(container),
        containers: z.tuple([
          container.extend({
            ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
            startupProbe: probe,
            livenessProbe: probe,
            readinessProbe: probe,
          }),
        ]),
      })
      .parse(
        z.object({ spec: z.object({ template: z.object({ spec: z.unknown() }) }) }).parse(of("Deployment"))
          .spec.template.spec,
      );
    const [app] = pod.containers;
    for (const { args, env } of [...pod.initContainers, app]) {
      for (const word of args) expect(OPTIONS).toContain(word);
      for (const { name, valueFrom } of env) {
        expect(VARIABLES).toContain(name);
        expect(valueFrom !== undefined, name).toBe(name === "ADMIN_TOKEN" || name === "DATABASE_URL");
      }
      const plain = env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]));
      const { PORT, HOSTNAME, TRUST_PROXY } = parseEnvironment(Object.fromEntries(plain));
      expect([PORT, HOSTNAME, TRUST_PROXY]).toEqual([app.ports[0]?.containerPort, "0.0.0.0", true]);
    }
    for (const { httpGet } of [app.startupProbe, app.livenessProbe, app.readinessProbe]) {
      expect(httpGet.path).toSatisfy(isEndpoint);
      expect(httpGet.port).toBe(app.ports[0]?.name);
    }
    expect(app.readinessProbe.httpGet.path).toBe("/api/ready");
    expect(app.livenessProbe.httpGet.path).toBe("/api/health"); // a database that is away is no reason to end it
  });

  it("select the pods that the Deployment makes", () => {
    const labels = z.object({ app: z.string() });
    const { spec } = z
      .object({ spec: z.looseObject({ selector: z.object({ matchLabels: labels }) }) })
      .parse(of("Deployment"));
    const chosen = spec.selector.matchLabels;
    expect(z.object({ spec: z.object({ selector: labels }) }).parse(of("Service")).spec.selector).toEqual(
      chosen,
    );
    const budget = z.object({ spec: z.object({ selector: z.object({ matchLabels: labels }) }) });
    expect(budget.parse(of("PodDisruptionBudget")).spec.selector.matchLabels).toEqual(chosen);
  });
});

describe("the systemd unit", () => {
  const unit = read("systemd/model-moves.service");

  it("starts the app with npm start's flags, a setting that it takes, and as nobody who may do more", () => {
    const [, command = ""] = /^ExecStart=\/usr\/bin\/(.*)$/m.exec(unit) ?? [];
    expect(command).toBe(`${START} --built`);
    const [, variables = ""] = /^Environment=(.*)$/m.exec(unit) ?? [];
    const pairs = Object.fromEntries(variables.split(" ").map((pair) => pair.split("=")));
    for (const name of Object.keys(pairs)) expect(VARIABLES).toContain(name);
    expect(parseEnvironment(pairs)).toMatchObject({ PORT: 3000, HOSTNAME: "127.0.0.1" });
    const [, state = ""] = /^StateDirectory=(.*)$/m.exec(unit) ?? [];
    expect(pairs.DATABASE_URL).toContain(`/var/lib/${state}/`);
    expect(pairs.DATA_FOLDER).toBe(`/var/lib/${state}`);
    for (const line of ["NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="])
      expect(unit.split("\n")).toContain(line);
  });

  it.skipIf(!existsSync("/usr/bin/systemd-analyze"))("is read by systemd without a word", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "model-moves-unit-"));
    const file = path.join(folder, "model-moves.service");
    // The machine that tests need not have Node or the app where the unit has them.
    writeFileSync(file, unit.replace("/usr/bin/node", process.execPath).replace("/srv/model-moves\n", "/\n"));
    const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const own = stderr.split("\n").filter((line) => line.includes("model-moves.service"));
    expect(own).toEqual([]);
  });
});

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"].find((file) =>
  existsSync(file),
);

describe("nginx.conf", () => {
  const conf = read("nginx/nginx.conf");

  it("tells the app who asked for what, and takes from readers what only a proxy may say", () => {
    for (const header of ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Request-Id"])
      expect(conf).toMatch(new RegExp(`proxy_set_header ${header} \\$\\w+;`));
    for (const header of ["traceparent", "tracestate"])
      expect(conf).toContain(`proxy_set_header ${header} "";`);
  });

  it("keeps by the data revision, which follow-revision.sh writes as a map", () => {
    expect(conf).toMatch(/^ {2}proxy_cache_key ".*\$data_revision";$/m);
    const folder = mkdtempSync(path.join(tmpdir(), "model-moves-revision-"));
    const file = path.join(folder, "revision.conf");
    const { status } = spawnSync("sh", ["deploy/nginx/follow-revision.sh", "http://127.0.0.1:9/", file], {
      // What it would go on with ends at once.
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "test", FOLLOW_SECONDS: "nonsense" },
      stdio: "ignore",
    });
    expect([status, readFileSync(file, "utf8")]).toEqual([0, 'map "" $data_revision {\n  default "0";\n}\n']);
    rmSync(folder, { recursive: true });
  });

  // It is on no machine of the workflow: there only the tests above hold the file.
  it.skipIf(NGINX === undefined)("is taken by nginx itself", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "model-moves-nginx-"));
    writeFileSync(path.join(folder, "revision.conf"), 'map "" $data_revision { default "0"; }\n');
    const file = path.join(folder, "nginx.conf");
    writeFileSync(
      file,
      conf
        .replaceAll("/var/cache/nginx", folder)
        .replaceAll("server app:3000", "server 127.0.0.1:3000")
        .replace("include mime.types;", "")
        .replace("/run/nginx.pid", path.join(folder, "nginx.pid")),
    );
    const { status, stderr } = spawnSync(NGINX ?? "", ["-t", "-q", "-p", folder, "-c", file], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expect(stderr.split("\n").filter((line) => !line.includes("/var/log/nginx"))).toEqual([""]);
    expect(status).toBe(0);
  });
});
