-- AlterTable
ALTER TABLE "ClaimReport" ADD COLUMN "noteZh" TEXT;
ALTER TABLE "ClaimReport" ADD COLUMN "noteAr" TEXT;

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "noteZh" TEXT;
ALTER TABLE "Claim" ADD COLUMN "noteAr" TEXT;
