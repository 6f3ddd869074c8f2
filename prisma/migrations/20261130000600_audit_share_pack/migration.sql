-- AlterTable
ALTER TABLE "AuditShare" ADD COLUMN     "pack" JSONB,
ALTER COLUMN "bodySlug" DROP NOT NULL;

-- AlterTable
ALTER TABLE "AuditShareVisit" ADD COLUMN     "isRobot" BOOLEAN NOT NULL DEFAULT false;
