-- AlterTable
ALTER TABLE "Instrument" ADD COLUMN "listedOn" TEXT;
