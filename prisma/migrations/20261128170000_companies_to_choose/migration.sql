-- AlterTable
ALTER TABLE "Company" ADD COLUMN "sector" TEXT;
ALTER TABLE "Company" ADD COLUMN "story" INTEGER;

-- AlterTable
ALTER TABLE "Instrument" ADD COLUMN "specialTreatment" TEXT;

-- AlterTable
ALTER TABLE "StoreState" ADD COLUMN "storyFrom" TEXT;
ALTER TABLE "StoreState" ADD COLUMN "storyTo" TEXT;
ALTER TABLE "StoreState" ADD COLUMN "storyEvent" TEXT;
