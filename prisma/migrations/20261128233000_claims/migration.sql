-- CreateTable
CREATE TABLE "ClaimReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "published" TEXT,
    "note" TEXT
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "reportId" INTEGER NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "reported" TEXT NOT NULL,
    "paraphraseEn" TEXT NOT NULL,
    "paraphraseZh" TEXT NOT NULL,
    "paraphraseAr" TEXT NOT NULL,
    "announcement" TEXT,
    "note" TEXT,
    CONSTRAINT "Claim_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ClaimReport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClaimVerdict" (
    "claimId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "comparison" TEXT NOT NULL,
    "basis" TEXT,
    "why" TEXT,
    "value" REAL,
    "difference" REAL,

    PRIMARY KEY ("claimId", "revision"),
    CONSTRAINT "ClaimVerdict_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ClaimReport_slug_key" ON "ClaimReport"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_slug_key" ON "Claim"("slug");

-- CreateIndex
CREATE INDEX "Claim_reportId_idx" ON "Claim"("reportId");
