-- CreateTable
CREATE TABLE "HeldBar" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "open" REAL,
    "high" REAL,
    "low" REAL,
    "close" REAL NOT NULL,
    "volume" REAL,
    "flag" TEXT,
    "provider" TEXT NOT NULL,
    "sourceId" INTEGER,
    "reason" TEXT NOT NULL,

    PRIMARY KEY ("instrumentId", "session"),
    CONSTRAINT "HeldBar_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "HeldBar_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
CREATE TABLE "new_CorporateAction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "instrumentId" INTEGER NOT NULL,
    "exDate" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" REAL,
    "currency" TEXT,
    "ratio" REAL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "runId" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'used',
    "reason" TEXT,
    CONSTRAINT "CorporateAction_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CorporateAction_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_CorporateAction" ("amount", "basis", "currency", "exDate", "id", "instrumentId", "kind", "ratio", "source", "provider") SELECT "amount", "basis", "currency", "exDate", "id", "instrumentId", "kind", "ratio", "source",
  CASE WHEN "basis" = 'provider' THEN 'yahoo' ELSE 'shipped' END FROM "CorporateAction";
DROP TABLE "CorporateAction";
ALTER TABLE "new_CorporateAction" RENAME TO "CorporateAction";
CREATE INDEX "CorporateAction_runId_idx" ON "CorporateAction"("runId");
CREATE UNIQUE INDEX "CorporateAction_instrumentId_exDate_kind_key" ON "CorporateAction"("instrumentId", "exDate", "kind");
PRAGMA defer_foreign_keys=OFF;
