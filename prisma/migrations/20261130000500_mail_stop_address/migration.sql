-- AlterTable
ALTER TABLE "EmailMessage" ADD COLUMN     "unsubscribeUrl" TEXT;

-- AlterTable
ALTER TABLE "CpdMembership" ADD COLUMN     "carriedInOn" DATE;
