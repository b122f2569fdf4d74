-- AlterTable
ALTER TABLE "Announcement" ADD COLUMN "titleAr" TEXT;
ALTER TABLE "Announcement" ADD COLUMN "titleZh" TEXT;
