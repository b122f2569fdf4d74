/**
 * The rooms from the top floor to the ground: a room takes from rooms below it and from none above or beside, so there
 * is no circle of rooms. A new room needs its place here; a file outside of all of them is an error too.
 */
const ROOMS = [
  ["scripts"],
  ["lib/cli"],
  ["app"],
  [
    "components/gallery",
    "components/board",
    "components/cards",
    "components/announcements",
    "components/admin",
    "components/moves",
    "components/compare",
    "components/study",
    "components/stories",
    "components/claims",
  ],
  ["components/filters", "components/command", "components/reactions", "lib/samples"],
  ["components/data", "components/figure", "components/page"],
  ["components/picture"],
  ["components/social"],
  ["components/ui"],
  ["components/text"],
  ["lib/server"],
  ["lib/views"],
  ["lib/admin", "lib/discover"],
  ["lib/export"],
  ["lib/reactions"],
  ["lib/drawing", "lib/quotes"],
  ["lib/store"],
  ["lib/claims"],
  ["lib/filters", "lib/study-input"],
  ["lib/i18n", "lib/lettering", "lib/market", "lib/study", "lib/telemetry"],
];

const rule = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});

const within = (rooms) => `^(${rooms.join("|")})/`;

/** A floor's rooms know nothing of the floors above them, nor of each other. */
const floors = ROOMS.flatMap((floor, height) => {
  const above = ROOMS.slice(0, height).flat();
  return floor.map((room) =>
    rule(
      `rooms-above-${room.replace("/", "-")}`,
      within([room]),
      within([...above, ...floor.filter((other) => other !== room)]),
      "a room takes from the floors below it (README, How it is built)",
    ),
  );
}).filter(({ to }) => to.path !== "^()/");

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...floors,
    rule(
      "no-loose-room",
      "^(app|components|lib|scripts)/",
      `^(components|lib)/(?!(${ROOMS.flat()
        .map((room) => room.replace(/^(components|lib)\//, ""))
        .join("|")})/|[^/]+$)`,
      "every folder of lib and components has its place in ROOMS",
    ),
    rule(
      "loose-files-are-the-ground",
      "^lib/[^/]+$",
      "^(app|components)/|^lib/(?!study/|[^/]+$)",
      "what every room may use takes from none but the study's types",
    ),
    rule(
      "figure-lanes-are-below",
      "^components/figure/lanes/",
      "^components/figure/(lollipops|timeline)/",
      "marks and their lanes know neither the strips above them nor the timeline that has both",
    ),
    rule(
      "figure-lollipops-are-below",
      "^components/figure/lollipops/",
      "^components/figure/timeline/",
      "strips know the marks that they hold, and not the timeline that has them",
    ),
    rule(
      "reactions-know-no-question",
      "^lib/reactions/(names|sessions|day-zero|significance)/",
      "^lib/reactions/(paths|questions|own)/",
      "what a reaction is made from knows neither what is asked of many nor what a reader brings",
    ),
    {
      name: "components-take-types-from-views",
      severity: "error",
      comment: "a component gets numbers ready to draw; only types come from lib/views and the core",
      from: { path: "^components/" },
      to: { path: "^lib/(store|quotes|cli|export/(rows|zip)|env)", dependencyTypesNot: ["type-only"] },
    },
    rule("app-reads-views", "^app/", "^lib/(store|quotes|study|cli)/", "a route reads one view"),
    rule(
      "study-is-pure",
      "^lib/study/",
      "^(lib/(?!study/)|node_modules/(?!@stdlib))",
      "the event study knows nothing else",
    ),
    rule(
      "claims-are-pure",
      "^lib/claims/",
      "^lib/(?!claims/|market/|result[.]ts)",
      "what claims come to hangs on the world that is handed in, and on nothing else",
    ),
    rule("market-is-pure", "^lib/market/", "^lib/(?!market/)", "the market rules know nothing else"),
    rule(
      "only-store-knows-prisma",
      "^(app|components|scripts|lib/(?!store/))",
      "^(lib/store/generated(-postgresql)?|node_modules/(@prisma|pg))/",
      "every query is in lib/store",
    ),
    { name: "no-unknown-import", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/store/generated(-postgresql)?/(?!client)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
