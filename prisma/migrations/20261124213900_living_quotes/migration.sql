-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "takenAt" DATETIME NOT NULL,
    "renewedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "subject" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "lastSession" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "runId" INTEGER,
    "foundAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "undoes" INTEGER
);

-- CreateTable
CREATE TABLE "Candidate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "feed" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "publishedAt" DATETIME,
    "foundAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "decidedAt" DATETIME,
    "decidedBy" TEXT,
    "announcement" TEXT
);

-- AlterTable
ALTER TABLE "IngestRun" ADD COLUMN "trigger" TEXT NOT NULL DEFAULT 'command';

-- DropIndex: nothing looks bars up by their run, and it made every insert a quarter slower
DROP INDEX "Bar_runId_idx";

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
