/** Dependencies point one way: app -> components -> lib/views -> lib/{store,quotes,study,market} (README, "How it is built"). */
const rule = (name, from, to, comment) => ({
  name,
  severity: "error",
  comment,
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    rule(
      "lib-knows-no-screen",
      "^lib/",
      "^(app|components)/",
      "lib is used by pages, never the other way round",
    ),
    rule("components-know-no-app", "^components/", "^app/", "components are used by routes"),
    {
      name: "components-take-types-from-views",
      severity: "error",
      comment: "a component gets numbers ready to draw; only types come from lib/views and the core",
      from: { path: "^components/" },
      to: { path: "^lib/(store|quotes|cli|csv|env)", dependencyTypesNot: ["type-only"] },
    },
    rule("app-reads-views", "^app/", "^lib/(store|quotes|study|cli)/", "a route reads one view"),
    rule(
      "study-is-pure",
      "^lib/study/",
      "^(lib/(?!study/)|node_modules/(?!@stdlib))",
      "the event study knows nothing else",
    ),
    rule("market-is-pure", "^lib/market/", "^lib/(?!market/)", "the market rules know nothing else"),
    rule("store-knows-no-view", "^lib/store/", "^lib/(views|csv|cli)/", "queries do not know who asks"),
    rule("discover-knows-no-view", "^lib/discover/", "^lib/(views|csv|cli)/", "feeds do not know who reads"),
    rule("admin-knows-no-view", "^lib/admin/", "^lib/(views|cli)/", "edits do not know who shows them"),
    rule("quotes-know-no-view", "^lib/quotes/", "^lib/(views|csv|cli)/", "ingest does not know who reads"),
    rule(
      "only-store-knows-prisma",
      "^(app|components|lib/(?!store/))",
      "^(lib/store/generated|node_modules/@prisma)",
      "every query is in lib/store",
    ),
    { name: "no-unknown-import", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "lib/store/generated/(?!client)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
