-- CreateEnum
CREATE TYPE "CpdSource" AS ENUM ('completion', 'manual', 'csv', 'badge');

-- CreateEnum
CREATE TYPE "CpdMode" AS ENUM ('in_person', 'online_live', 'online_self_paced', 'reading', 'supervision', 'teaching', 'other');

-- CreateEnum
CREATE TYPE "CpdRelation" AS ENUM ('direct', 'general', 'wellbeing', 'unrelated');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "courseVersionId" UUID NOT NULL,
    "bodySlug" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "approvalNumber" TEXT NOT NULL,
    "providerNumber" TEXT,
    "approvedTitle" TEXT NOT NULL,
    "unitsMilli" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validUntil" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "withdrawnReason" TEXT,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CpdMembership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "bodySlug" TEXT NOT NULL,
    "membershipNumber" TEXT,
    "level" TEXT,
    "disciplines" TEXT[],
    "joinedOn" DATE,
    "cycleEndsOn" DATE,
    "carriedInMilli" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CpdMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CpdEntry" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "source" "CpdSource" NOT NULL,
    "certificateId" UUID,
    "title" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "startedOn" DATE,
    "completedOn" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "mode" "CpdMode" NOT NULL,
    "relation" "CpdRelation" NOT NULL,
    "subjects" TEXT[],
    "disciplines" TEXT[],
    "isAssessed" BOOLEAN NOT NULL DEFAULT false,
    "learned" TEXT NOT NULL DEFAULT '',
    "use" TEXT NOT NULL DEFAULT '',
    "verification" TEXT NOT NULL,
    "badge" JSONB,
    "importKey" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CpdEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CpdClaim" (
    "entryId" UUID NOT NULL,
    "bodySlug" TEXT NOT NULL,
    "isExcluded" BOOLEAN NOT NULL DEFAULT false,
    "unitsMilli" INTEGER,

    CONSTRAINT "CpdClaim_pkey" PRIMARY KEY ("entryId","bodySlug")
);

-- CreateTable
CREATE TABLE "CpdReflection" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "entryId" UUID,
    "bodySlug" TEXT,
    "periodStart" DATE,
    "shape" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CpdReflection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceFile" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage" TEXT NOT NULL,
    "storageKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvidenceFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceBlob" (
    "fileId" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "EvidenceBlob_pkey" PRIMARY KEY ("fileId")
);

-- CreateTable
CREATE TABLE "CpdDue" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CpdDue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderSetting" (
    "userId" UUID NOT NULL,
    "isMailOn" BOOLEAN NOT NULL DEFAULT true,
    "calendarTokenHash" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReminderSetting_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "ReminderSent" (
    "userId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReminderSent_pkey" PRIMARY KEY ("userId","key")
);

-- CreateTable
CREATE TABLE "AuditShare" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "bodySlug" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "label" TEXT NOT NULL,
    "includesReflections" BOOLEAN NOT NULL DEFAULT false,
    "includesEvidence" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuditShare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditShareVisit" (
    "id" UUID NOT NULL,
    "shareId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "browser" TEXT NOT NULL,

    CONSTRAINT "AuditShareVisit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CredentialKey" (
    "kid" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CredentialKey_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "StatusList" (
    "id" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StatusList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Credential" (
    "id" UUID NOT NULL,
    "certificateId" UUID NOT NULL,
    "episode" INTEGER NOT NULL,
    "subjectId" UUID NOT NULL,
    "salt" TEXT,
    "identityHash" TEXT,
    "statusListId" INTEGER NOT NULL,
    "statusIndex" INTEGER NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CertificateFile" (
    "certificateId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CertificateFile_pkey" PRIMARY KEY ("certificateId","sha256")
);

-- CreateIndex
CREATE INDEX "Approval_bodySlug_idx" ON "Approval"("bodySlug");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_courseVersionId_bodySlug_jurisdiction_approvalNumb_key" ON "Approval"("courseVersionId", "bodySlug", "jurisdiction", "approvalNumber", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "CpdMembership_userId_bodySlug_key" ON "CpdMembership"("userId", "bodySlug");

-- CreateIndex
CREATE UNIQUE INDEX "CpdEntry_certificateId_key" ON "CpdEntry"("certificateId");

-- CreateIndex
CREATE INDEX "CpdEntry_userId_completedOn_idx" ON "CpdEntry"("userId", "completedOn");

-- CreateIndex
CREATE UNIQUE INDEX "CpdEntry_userId_importKey_key" ON "CpdEntry"("userId", "importKey");

-- CreateIndex
CREATE UNIQUE INDEX "CpdReflection_entryId_shape_key" ON "CpdReflection"("entryId", "shape");

-- CreateIndex
CREATE UNIQUE INDEX "CpdReflection_userId_bodySlug_periodStart_shape_key" ON "CpdReflection"("userId", "bodySlug", "periodStart", "shape");

-- CreateIndex
CREATE INDEX "EvidenceFile_userId_idx" ON "EvidenceFile"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "EvidenceFile_entryId_sha256_key" ON "EvidenceFile"("entryId", "sha256");

-- CreateIndex
CREATE INDEX "CpdDue_userId_idx" ON "CpdDue"("userId");

-- CreateIndex
CREATE INDEX "CpdDue_dueOn_idx" ON "CpdDue"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReminderSetting_calendarTokenHash_key" ON "ReminderSetting"("calendarTokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "AuditShare_tokenHash_key" ON "AuditShare"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditShare_userId_idx" ON "AuditShare"("userId");

-- CreateIndex
CREATE INDEX "AuditShareVisit_shareId_at_idx" ON "AuditShareVisit"("shareId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_certificateId_episode_key" ON "Credential"("certificateId", "episode");

-- CreateIndex
CREATE UNIQUE INDEX "Credential_statusListId_statusIndex_key" ON "Credential"("statusListId", "statusIndex");

-- CreateIndex
CREATE INDEX "CertificateFile_sha256_idx" ON "CertificateFile"("sha256");

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_courseVersionId_fkey" FOREIGN KEY ("courseVersionId") REFERENCES "CourseVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdMembership" ADD CONSTRAINT "CpdMembership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdEntry" ADD CONSTRAINT "CpdEntry_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdEntry" ADD CONSTRAINT "CpdEntry_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdClaim" ADD CONSTRAINT "CpdClaim_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "CpdEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdReflection" ADD CONSTRAINT "CpdReflection_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdReflection" ADD CONSTRAINT "CpdReflection_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "CpdEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceFile" ADD CONSTRAINT "EvidenceFile_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "CpdEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceBlob" ADD CONSTRAINT "EvidenceBlob_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "EvidenceFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CpdDue" ADD CONSTRAINT "CpdDue_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderSetting" ADD CONSTRAINT "ReminderSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderSent" ADD CONSTRAINT "ReminderSent_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditShare" ADD CONSTRAINT "AuditShare_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditShareVisit" ADD CONSTRAINT "AuditShareVisit_shareId_fkey" FOREIGN KEY ("shareId") REFERENCES "AuditShare"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_statusListId_fkey" FOREIGN KEY ("statusListId") REFERENCES "StatusList"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CertificateFile" ADD CONSTRAINT "CertificateFile_certificateId_fkey" FOREIGN KEY ("certificateId") REFERENCES "Certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Certificates of before enter the log with their facts. One that was corrected stands once, for the newest of its line.
INSERT INTO "CpdEntry" (
  "id", "userId", "source", "certificateId", "title", "provider", "completedOn", "minutes", "mode", "relation",
  "subjects", "disciplines", "isAssessed", "verification", "createdAt", "updatedAt"
)
SELECT gen_random_uuid(), c."userId", 'completion', c."id", c."snapshot"->>'courseTitle', c."snapshot"->'provider'->>'name',
  (c."snapshot"->>'completedOn')::date, (c."snapshot"->>'minutes')::int, 'online_self_paced', 'direct',
  '{}', '{}', c."snapshot"->>'basis' = 'quiz', 'issued-here', c."issuedAt", c."issuedAt"
FROM "Certificate" c
WHERE NOT EXISTS (SELECT 1 FROM "Certificate" newer WHERE newer."supersedesId" = c."id");

ALTER TABLE "CpdEntry" ADD CONSTRAINT "CpdEntry_minutes" CHECK ("minutes" BETWEEN 1 AND 100000);
ALTER TABLE "CpdEntry" ADD CONSTRAINT "CpdEntry_days" CHECK ("startedOn" IS NULL OR "startedOn" <= "completedOn");
ALTER TABLE "CpdEntry" ADD CONSTRAINT "CpdEntry_completion" CHECK (("source" = 'completion') = ("certificateId" IS NOT NULL));
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_units" CHECK ("unitsMilli" > 0);
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_days" CHECK ("validUntil" IS NULL OR "validFrom" <= "validUntil");
ALTER TABLE "Credential" ADD CONSTRAINT "Credential_place" CHECK ("statusIndex" BETWEEN 0 AND 131071);
ALTER TABLE "AuditShare" ADD CONSTRAINT "AuditShare_period" CHECK ("periodFrom" <= "periodTo");
