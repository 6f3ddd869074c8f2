-- AlterTable
ALTER TABLE "EvidenceFile" ALTER COLUMN "entryId" DROP NOT NULL;
