-- Everything that SQLite's migrations up to 20261128170000 make, at once. Later migrations are written for both.
-- COLLATE "C" orders and compares texts by their bytes, as SQLite does, whatever the language of the database.
-- Instants are in UTC without a zone, which is how Prisma writes and reads them.

-- CreateTable
CREATE TABLE "Company" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "nameEn" TEXT COLLATE "C" NOT NULL,
    "nameZh" TEXT COLLATE "C" NOT NULL,
    "nameAr" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "sector" TEXT COLLATE "C",
    "story" INTEGER,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Instrument" (
    "id" SERIAL NOT NULL,
    "symbol" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "currency" TEXT COLLATE "C" NOT NULL,
    "exchange" TEXT COLLATE "C",
    "board" TEXT COLLATE "C",
    "primary" BOOLEAN NOT NULL DEFAULT false,
    "basis" TEXT COLLATE "C" NOT NULL DEFAULT 'raw',
    "dividendCurrency" TEXT COLLATE "C",
    "standInFor" TEXT COLLATE "C",
    "sharesPerUnit" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "listedOn" TEXT COLLATE "C",
    "specialTreatment" TEXT COLLATE "C",
    "companyId" INTEGER,

    CONSTRAINT "Instrument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstrumentBenchmark" (
    "instrumentId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "benchmarkId" INTEGER NOT NULL,

    CONSTRAINT "InstrumentBenchmark_pkey" PRIMARY KEY ("instrumentId","rank")
);

-- CreateTable
CREATE TABLE "Bar" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT COLLATE "C" NOT NULL,
    "open" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "close" DOUBLE PRECISION NOT NULL,
    "adjustedClose" DOUBLE PRECISION NOT NULL,
    "volume" DOUBLE PRECISION,
    "flag" TEXT COLLATE "C",
    "provider" TEXT COLLATE "C" NOT NULL,
    "sourceId" INTEGER,
    "runId" INTEGER NOT NULL,

    CONSTRAINT "Bar_pkey" PRIMARY KEY ("instrumentId","session")
) PARTITION BY RANGE ("session");

-- CreatePartitions
-- A table for each year, without a gap and without a default one, so that PostgreSQL knows them to be in order: the last
-- session of a series is the first row that it meets, from the newest year back. Years to come are cut off "Bar_later"
-- at the start of a run (lib/store/bars/bar-years.ts).
CREATE TABLE "Bar_earlier" PARTITION OF "Bar" FOR VALUES FROM (MINVALUE) TO ('2000');
CREATE TABLE "Bar_2000" PARTITION OF "Bar" FOR VALUES FROM ('2000') TO ('2001');
CREATE TABLE "Bar_2001" PARTITION OF "Bar" FOR VALUES FROM ('2001') TO ('2002');
CREATE TABLE "Bar_2002" PARTITION OF "Bar" FOR VALUES FROM ('2002') TO ('2003');
CREATE TABLE "Bar_2003" PARTITION OF "Bar" FOR VALUES FROM ('2003') TO ('2004');
CREATE TABLE "Bar_2004" PARTITION OF "Bar" FOR VALUES FROM ('2004') TO ('2005');
CREATE TABLE "Bar_2005" PARTITION OF "Bar" FOR VALUES FROM ('2005') TO ('2006');
CREATE TABLE "Bar_2006" PARTITION OF "Bar" FOR VALUES FROM ('2006') TO ('2007');
CREATE TABLE "Bar_2007" PARTITION OF "Bar" FOR VALUES FROM ('2007') TO ('2008');
CREATE TABLE "Bar_2008" PARTITION OF "Bar" FOR VALUES FROM ('2008') TO ('2009');
CREATE TABLE "Bar_2009" PARTITION OF "Bar" FOR VALUES FROM ('2009') TO ('2010');
CREATE TABLE "Bar_2010" PARTITION OF "Bar" FOR VALUES FROM ('2010') TO ('2011');
CREATE TABLE "Bar_2011" PARTITION OF "Bar" FOR VALUES FROM ('2011') TO ('2012');
CREATE TABLE "Bar_2012" PARTITION OF "Bar" FOR VALUES FROM ('2012') TO ('2013');
CREATE TABLE "Bar_2013" PARTITION OF "Bar" FOR VALUES FROM ('2013') TO ('2014');
CREATE TABLE "Bar_2014" PARTITION OF "Bar" FOR VALUES FROM ('2014') TO ('2015');
CREATE TABLE "Bar_2015" PARTITION OF "Bar" FOR VALUES FROM ('2015') TO ('2016');
CREATE TABLE "Bar_2016" PARTITION OF "Bar" FOR VALUES FROM ('2016') TO ('2017');
CREATE TABLE "Bar_2017" PARTITION OF "Bar" FOR VALUES FROM ('2017') TO ('2018');
CREATE TABLE "Bar_2018" PARTITION OF "Bar" FOR VALUES FROM ('2018') TO ('2019');
CREATE TABLE "Bar_2019" PARTITION OF "Bar" FOR VALUES FROM ('2019') TO ('2020');
CREATE TABLE "Bar_2020" PARTITION OF "Bar" FOR VALUES FROM ('2020') TO ('2021');
CREATE TABLE "Bar_2021" PARTITION OF "Bar" FOR VALUES FROM ('2021') TO ('2022');
CREATE TABLE "Bar_2022" PARTITION OF "Bar" FOR VALUES FROM ('2022') TO ('2023');
CREATE TABLE "Bar_2023" PARTITION OF "Bar" FOR VALUES FROM ('2023') TO ('2024');
CREATE TABLE "Bar_2024" PARTITION OF "Bar" FOR VALUES FROM ('2024') TO ('2025');
CREATE TABLE "Bar_2025" PARTITION OF "Bar" FOR VALUES FROM ('2025') TO ('2026');
CREATE TABLE "Bar_2026" PARTITION OF "Bar" FOR VALUES FROM ('2026') TO ('2027');
CREATE TABLE "Bar_2027" PARTITION OF "Bar" FOR VALUES FROM ('2027') TO ('2028');
CREATE TABLE "Bar_later" PARTITION OF "Bar" FOR VALUES FROM ('2028') TO (MAXVALUE);

-- CreateTable
CREATE TABLE "HeldBar" (
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT COLLATE "C" NOT NULL,
    "open" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "close" DOUBLE PRECISION NOT NULL,
    "volume" DOUBLE PRECISION,
    "flag" TEXT COLLATE "C",
    "provider" TEXT COLLATE "C" NOT NULL,
    "sourceId" INTEGER,
    "reason" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "HeldBar_pkey" PRIMARY KEY ("instrumentId","session")
);

-- CreateTable
CREATE TABLE "CorporateAction" (
    "id" SERIAL NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "exDate" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "amount" DOUBLE PRECISION,
    "currency" TEXT COLLATE "C",
    "ratio" DOUBLE PRECISION,
    "basis" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "provider" TEXT COLLATE "C" NOT NULL,
    "runId" INTEGER,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'used',
    "reason" TEXT COLLATE "C",

    CONSTRAINT "CorporateAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareCount" (
    "companyId" INTEGER NOT NULL,
    "asOf" TEXT COLLATE "C" NOT NULL,
    "shares" DOUBLE PRECISION NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "ShareCount_pkey" PRIMARY KEY ("companyId","asOf")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Announcement" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "titleZh" TEXT COLLATE "C",
    "titleAr" TEXT COLLATE "C",
    "maker" TEXT COLLATE "C" NOT NULL,
    "lane" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "announcedAt" TIMESTAMP(3),
    "localDate" TEXT COLLATE "C" NOT NULL,
    "zone" TEXT COLLATE "C" NOT NULL,
    "precision" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C",

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnnouncementCompany" (
    "announcementId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "sourceUrl" TEXT COLLATE "C",

    CONSTRAINT "AnnouncementCompany_pkey" PRIMARY KEY ("announcementId","companyId")
);

-- CreateTable
CREATE TABLE "AnnouncementSource" (
    "announcementId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "evidence" TEXT COLLATE "C",

    CONSTRAINT "AnnouncementSource_pkey" PRIMARY KEY ("announcementId","position")
);

-- CreateTable
CREATE TABLE "CalendarSession" (
    "exchange" TEXT COLLATE "C" NOT NULL,
    "session" TEXT COLLATE "C" NOT NULL,
    "opensAt" TIMESTAMP(3) NOT NULL,
    "closesAt" TIMESTAMP(3) NOT NULL,
    "halfDay" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CalendarSession_pkey" PRIMARY KEY ("exchange","session")
);

-- CreateTable
CREATE TABLE "CalendarClosure" (
    "exchange" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CalendarClosure_pkey" PRIMARY KEY ("exchange","date")
);

-- CreateTable
CREATE TABLE "IngestRun" (
    "id" SERIAL NOT NULL,
    "provider" TEXT COLLATE "C" NOT NULL,
    "request" TEXT COLLATE "C" NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "status" TEXT COLLATE "C" NOT NULL,
    "trigger" TEXT COLLATE "C" NOT NULL DEFAULT 'command',
    "inserted" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT COLLATE "C",

    CONSTRAINT "IngestRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" SERIAL NOT NULL,
    "runId" INTEGER NOT NULL,
    "instrumentId" INTEGER NOT NULL,
    "session" TEXT COLLATE "C" NOT NULL,
    "field" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C",
    "after" TEXT COLLATE "C",
    "reason" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoreState" (
    "id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "seedChecksum" TEXT COLLATE "C",
    "storyFrom" TEXT COLLATE "C",
    "storyTo" TEXT COLLATE "C",
    "storyEvent" TEXT COLLATE "C",

    CONSTRAINT "StoreState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT COLLATE "C" NOT NULL,
    "holder" TEXT COLLATE "C" NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "renewedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" SERIAL NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "session" TEXT COLLATE "C" NOT NULL,
    "lastSession" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "severity" TEXT COLLATE "C" NOT NULL,
    "detail" TEXT COLLATE "C" NOT NULL,
    "runId" INTEGER,
    "foundAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C",
    "after" TEXT COLLATE "C",
    "undoes" INTEGER,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Candidate" (
    "id" SERIAL NOT NULL,
    "feed" TEXT COLLATE "C" NOT NULL,
    "externalId" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "maker" TEXT COLLATE "C" NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "foundAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'open',
    "decidedAt" TIMESTAMP(3),
    "decidedBy" TEXT COLLATE "C",
    "announcement" TEXT COLLATE "C",

    CONSTRAINT "Candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdminSession" (
    "id" SERIAL NOT NULL,
    "secretHash" TEXT COLLATE "C" NOT NULL,
    "tokenSign" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "AdminSession_pkey" PRIMARY KEY ("id")
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
CREATE INDEX "CorporateAction_runId_idx" ON "CorporateAction"("runId");

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

-- CreateIndex
CREATE UNIQUE INDEX "Finding_subject_kind_session_key" ON "Finding"("subject", "kind", "session");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_undoes_key" ON "AuditEntry"("undoes");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_key_idx" ON "AuditEntry"("subject", "key");

-- CreateIndex
CREATE INDEX "Candidate_status_idx" ON "Candidate"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Candidate_feed_externalId_key" ON "Candidate"("feed", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "AdminSession_secretHash_key" ON "AdminSession"("secretHash");

-- AddForeignKey
ALTER TABLE "Instrument" ADD CONSTRAINT "Instrument_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstrumentBenchmark" ADD CONSTRAINT "InstrumentBenchmark_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstrumentBenchmark" ADD CONSTRAINT "InstrumentBenchmark_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bar" ADD CONSTRAINT "Bar_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bar" ADD CONSTRAINT "Bar_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bar" ADD CONSTRAINT "Bar_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HeldBar" ADD CONSTRAINT "HeldBar_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HeldBar" ADD CONSTRAINT "HeldBar_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorporateAction" ADD CONSTRAINT "CorporateAction_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorporateAction" ADD CONSTRAINT "CorporateAction_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareCount" ADD CONSTRAINT "ShareCount_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementCompany" ADD CONSTRAINT "AnnouncementCompany_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementCompany" ADD CONSTRAINT "AnnouncementCompany_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnnouncementSource" ADD CONSTRAINT "AnnouncementSource_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_runId_fkey" FOREIGN KEY ("runId") REFERENCES "IngestRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_instrumentId_fkey" FOREIGN KEY ("instrumentId") REFERENCES "Instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
