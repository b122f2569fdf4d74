-- CreateTable
CREATE TABLE "PendingFile" (
    "sign" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "keptAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PendingFile_pkey" PRIMARY KEY ("sign")
);
