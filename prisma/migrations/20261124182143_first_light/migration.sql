-- CreateTable
CREATE TABLE "Company" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Instrument" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "symbol" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "exchange" TEXT,
    "board" TEXT,
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "basis" TEXT NOT NULL DEFAULT 'raw',
    "dividendCurrency" TEXT,
    "standInFor" TEXT,
    "sharesPerUnit" REAL NOT NULL DEFAULT 1,
    "companyId" INTEGER,
    CONSTRAINT "Instrument_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InstrumentBenchmark" (
    "instrumentId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "benchmarkId" INTEGER NOT NULL,

    PRIMARY KEY ("instrumentId", "rank"),
    CONSTRAINT "InstrumentBenchmark_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "InstrumentBenchmark_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable. WITHOUT ROWID keeps the bars of an instrument together on disk in session order.
CREATE TABLE "Bar" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "open" REAL,
    "high" REAL,
    "low" REAL,
    "close" REAL NOT NULL,
    "adjustedClose" REAL NOT NULL,
    "volume" REAL,
    "flag" TEXT,
    "provider" TEXT NOT NULL,
    "sourceId" INTEGER,
    "runId" INTEGER NOT NULL,

    PRIMARY KEY ("instrumentId", "session"),
    CONSTRAINT "Bar_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Bar_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Bar_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "CorporateAction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "instrumentId" INTEGER NOT NULL,
    "exDate" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" REAL,
    "currency" TEXT,
    "ratio" REAL,
    "basis" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    CONSTRAINT "CorporateAction_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShareCount" (
    "companyId" INTEGER NOT NULL,
    "asOf" TEXT NOT NULL,
    "shares" REAL NOT NULL,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("companyId", "asOf"),
    CONSTRAINT "ShareCount_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Source" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "announcedAt" DATETIME,
    "localDate" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "precision" TEXT NOT NULL,
    "note" TEXT
);

-- CreateTable
CREATE TABLE "AnnouncementCompany" (
    "announcementId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "sourceUrl" TEXT,

    PRIMARY KEY ("announcementId", "companyId"),
    CONSTRAINT "AnnouncementCompany_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AnnouncementCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnnouncementSource" (
    "announcementId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "evidence" TEXT,

    PRIMARY KEY ("announcementId", "position"),
    CONSTRAINT "AnnouncementSource_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CalendarSession" (
    "exchange" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "closesAt" DATETIME NOT NULL,
    "halfDay" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("exchange", "session")
);

-- CreateTable
CREATE TABLE "CalendarClosure" (
    "exchange" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    PRIMARY KEY ("exchange", "date")
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "provider" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "status" TEXT NOT NULL,
    "inserted" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" INTEGER NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "reason" TEXT NOT NULL,
    CONSTRAINT "Revision_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Revision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoreState" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "seedChecksum" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Company_slug_key" ON "Company"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Instrument_symbol_key" ON "Instrument"("symbol");

-- CreateIndex
CREATE INDEX "Instrument_companyId_idx" ON "Instrument"("companyId");

-- CreateIndex
CREATE INDEX "InstrumentBenchmark_benchmarkId_idx" ON "InstrumentBenchmark"("benchmarkId");

-- CreateIndex
CREATE INDEX "Bar_runId_idx" ON "Bar"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "CorporateAction_instrumentId_exDate_kind_key" ON "CorporateAction"("instrumentId", "exDate", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Source_name_key" ON "Source"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_slug_key" ON "Announcement"("slug");

-- CreateIndex
CREATE INDEX "Announcement_localDate_idx" ON "Announcement"("localDate");

-- CreateIndex
CREATE INDEX "AnnouncementCompany_companyId_idx" ON "AnnouncementCompany"("companyId");

-- CreateIndex
CREATE INDEX "Revision_instrumentId_session_idx" ON "Revision"("instrumentId", "session");

-- CreateIndex
CREATE INDEX "Revision_runId_idx" ON "Revision"("runId");
