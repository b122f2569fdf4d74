import type * as Prometheus from "prom-client";

type Labels = Readonly<Record<string, string>>;

interface FigureOf<Kind extends string> {
  readonly kind: Kind;
  readonly help: string;
  readonly labels?: readonly string[];
}
type Figure =
  | FigureOf<"gauge">
  | FigureOf<"counter">
  | (FigureOf<"histogram"> & { readonly buckets: readonly number[] });

/** Seconds; answers from the server's memory take less than one thousandth, exports of everything a minute. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * Every figure of the app, by its name. Each label has few values, whatever is asked: templates of addresses, statuses,
 * exchanges, words of our own.
 */
export const FIGURES = {
  model_moves_http_request_duration_seconds: {
    kind: "histogram",
    help: "Answers by the template of their address and their status (499: whoever asked went away), in seconds from the request's head to the last byte.",
    labels: ["route", "status"],
    buckets: SECONDS,
  },
  model_moves_http_response_bytes_total: {
    kind: "counter",
    help: "Bytes sent, heads included, by the template of the address.",
    labels: ["route"],
  },
  model_moves_http_requests_in_progress: { kind: "gauge", help: "Requests that are not answered yet." },
  model_moves_http_open_connections: { kind: "gauge", help: "Open connections, idle ones included." },
  model_moves_store_query_duration_seconds: {
    kind: "histogram",
    help: "Statements to the database by what they do, in seconds until the last row is here.",
    labels: ["operation"],
    buckets: SECONDS.map((seconds) => seconds / 10),
  },
  model_moves_store_reads_total: {
    kind: "counter",
    help: "Looks at the database for pages and exports, by the copy that they were given: the primary or a replica.",
    labels: ["copy"],
  },
  model_moves_kept_answers_bytes: {
    kind: "gauge",
    help: "Bytes of the answers that are kept for everybody.",
  },
  model_moves_shared_answers_total: {
    kind: "counter",
    help: "Answers that are the same for everybody: sent from those kept (unchanged ones too), or made by the app.",
    labels: ["from"],
  },
  model_moves_store_usable: {
    kind: "gauge",
    help: "Whether the database can be used (1 or 0), for reading and for writing.",
    labels: ["use"],
  },
  model_moves_data_revision: { kind: "gauge", help: "The data revision, which every write moves on." },
  model_moves_newest_session_age_seconds: {
    kind: "gauge",
    help: "Seconds since the end of the newest session stored of an exchange.",
    labels: ["exchange"],
  },
  model_moves_refresh_duration_seconds: {
    kind: "histogram",
    help: "Refreshes that this process began, by what began them and how they ended, in seconds.",
    labels: ["trigger", "result"],
    buckets: [1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
  },
  model_moves_refresh_instruments_total: {
    kind: "counter",
    help: "Instruments that refreshes of this process asked for: stored, or the kind of problem.",
    labels: ["outcome"],
  },
  model_moves_refresh_running: { kind: "gauge", help: "Whether a refresh of this process runs (1 or 0)." },
  model_moves_refresh_next_timestamp_seconds: {
    kind: "gauge",
    help: "When the next refresh is due, in seconds since the epoch; missing where none is planned.",
  },
  model_moves_lease_held: {
    kind: "gauge",
    help: "Whether some process holds the right to store quotes (1 or 0), by the database.",
    labels: ["lease"],
  },
  model_moves_run_finished_timestamp_seconds: {
    kind: "gauge",
    help: "When the newest run ended that any process stored, by how it ended, in seconds since the epoch.",
    labels: ["status"],
  },
} as const satisfies Record<string, Figure>;

export type FigureName = keyof typeof FIGURES;
type NameOf<Kind extends string> = {
  [Name in FigureName]: (typeof FIGURES)[Name] extends { readonly kind: Kind } ? Name : never;
}[FigureName];

interface Room {
  readonly registry: Prometheus.Registry;
  readonly gauges: ReadonlyMap<string, Prometheus.Gauge>;
  readonly counters: ReadonlyMap<string, Prometheus.Counter>;
  readonly histograms: ReadonlyMap<string, Prometheus.Histogram>;
  /** What is asked for when the figures are read. */
  readonly atReading: Set<() => void | Promise<void>>;
}

// One for all parts of the server, which are bundled apart; undefined in processes that nobody reads figures of.
const shared: typeof globalThis & { modelMovesFigures?: Room | undefined } = globalThis;

/** Counts from now on, the process's own memory, processor and event loop too. A second call changes nothing. */
export async function startFigures(): Promise<void> {
  if (shared.modelMovesFigures) return;
  const { default: prometheus } = await import("prom-client");
  const registry = new prometheus.Registry();
  const [gauges, counters, histograms] = [
    new Map<string, Prometheus.Gauge>(),
    new Map<string, Prometheus.Counter>(),
    new Map<string, Prometheus.Histogram>(),
  ];
  for (const [name, figure] of Object.entries<Figure>(FIGURES)) {
    const setting = {
      name,
      help: figure.help,
      labelNames: [...(figure.labels ?? [])],
      registers: [registry],
    };
    if (figure.kind === "gauge") gauges.set(name, new prometheus.Gauge(setting));
    else if (figure.kind === "counter") counters.set(name, new prometheus.Counter(setting));
    else histograms.set(name, new prometheus.Histogram({ ...setting, buckets: [...figure.buckets] }));
  }
  prometheus.collectDefaultMetrics({ register: registry });
  shared.modelMovesFigures = { registry, gauges, counters, histograms, atReading: new Set() };
}

/** Adds one observation, in the histogram's unit. */
export function observe(name: NameOf<"histogram">, labels: Labels, value: number): void {
  shared.modelMovesFigures?.histograms.get(name)?.observe(labels, value);
}

/** Adds to a counter. */
export function count(name: NameOf<"counter">, labels: Labels, by = 1): void {
  shared.modelMovesFigures?.counters.get(name)?.inc(labels, by);
}

/** Sets a gauge; what it had for the labels before is gone. */
export function gauge(name: NameOf<"gauge">, labels: Labels, value: number): void {
  shared.modelMovesFigures?.gauges.get(name)?.set(labels, value);
}

/** Forgets every value of a gauge: what is not known any more is missing, not old. */
export function clearGauge(name: NameOf<"gauge">): void {
  const held = shared.modelMovesFigures?.gauges.get(name);
  held?.reset(); // of a gauge without labels, to nought
  if (!("labels" in FIGURES[name])) held?.remove();
}

/** Calls `look` before figures are read, until the function that it returns is called. */
export function whenFiguresAreRead(look: () => void | Promise<void>): () => void {
  shared.modelMovesFigures?.atReading.add(look);
  return () => void shared.modelMovesFigures?.atReading.delete(look);
}

/** Every figure in Prometheus' text format (0.0.4); empty where none are counted. */
export async function figuresText(): Promise<{ readonly text: string; readonly type: string }> {
  const room = shared.modelMovesFigures;
  if (!room) return { text: "", type: "text/plain; charset=utf-8" };
  for (const look of room.atReading) await look();
  return { text: await room.registry.metrics(), type: room.registry.contentType };
}
