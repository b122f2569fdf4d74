-- CreateTable
CREATE TABLE "PendingFile" (
    "sign" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "keptAt" DATETIME NOT NULL
);
