-- CreateTable
CREATE TABLE "ClaimReport" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "publisher" TEXT COLLATE "C" NOT NULL,
    "url" TEXT COLLATE "C",
    "published" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",

    CONSTRAINT "ClaimReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" SERIAL NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "reportId" INTEGER NOT NULL,
    "subjectKind" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "measure" TEXT COLLATE "C" NOT NULL,
    "reported" TEXT COLLATE "C" NOT NULL,
    "paraphraseEn" TEXT COLLATE "C" NOT NULL,
    "paraphraseZh" TEXT COLLATE "C" NOT NULL,
    "paraphraseAr" TEXT COLLATE "C" NOT NULL,
    "announcement" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimVerdict" (
    "claimId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "comparison" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C",
    "why" TEXT COLLATE "C",
    "value" DOUBLE PRECISION,
    "difference" DOUBLE PRECISION,

    CONSTRAINT "ClaimVerdict_pkey" PRIMARY KEY ("claimId","revision")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClaimReport_slug_key" ON "ClaimReport"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_slug_key" ON "Claim"("slug");

-- CreateIndex
CREATE INDEX "Claim_reportId_idx" ON "Claim"("reportId");

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ClaimReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimVerdict" ADD CONSTRAINT "ClaimVerdict_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE CASCADE ON UPDATE CASCADE;
