-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "adjustment" JSONB;

-- AlterTable
ALTER TABLE "AttemptResult" ADD COLUMN     "heldBack" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "AttemptStanding" (
    "attemptId" UUID NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "scoreMilli" INTEGER NOT NULL,
    "maximumMilli" INTEGER NOT NULL,
    "correctCount" INTEGER NOT NULL,
    "questionCount" INTEGER NOT NULL,
    "percentTenths" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "heldBack" BOOLEAN NOT NULL DEFAULT false,
    "marks" JSONB NOT NULL,
    "regradeSeq" INTEGER,

    CONSTRAINT "AttemptStanding_pkey" PRIMARY KEY ("attemptId")
);

-- CreateTable
CREATE TABLE "PoolChange" (
    "id" UUID NOT NULL,
    "courseVersionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "questionVersionId" UUID,
    "cause" TEXT NOT NULL,
    "causeId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PoolChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizAdjustment" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "courseId" UUID,
    "extraTimePercent" INTEGER NOT NULL DEFAULT 0,
    "isUntimed" BOOLEAN NOT NULL DEFAULT false,
    "extraAttempts" INTEGER NOT NULL DEFAULT 0,
    "isWaitWaived" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedById" UUID,
    "grantedByLabel" TEXT NOT NULL,
    "validUntil" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,
    "endReason" TEXT,

    CONSTRAINT "QuizAdjustment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PoolChange_courseVersionId_at_idx" ON "PoolChange"("courseVersionId", "at");

-- CreateIndex
CREATE INDEX "QuizAdjustment_userId_idx" ON "QuizAdjustment"("userId");

-- AddForeignKey
ALTER TABLE "AttemptStanding" ADD CONSTRAINT "AttemptStanding_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was marked before stands as it was marked.
INSERT INTO "AttemptStanding" ("attemptId", "finishedAt", "cause", "scoreMilli", "maximumMilli", "correctCount", "questionCount", "percentTenths", "passed", "heldBack", "marks")
SELECT "attemptId", "finishedAt", "cause", "scoreMilli", "maximumMilli", "correctCount", "questionCount", "percentTenths", "passed", false, "marks" FROM "AttemptResult";

ALTER TABLE "AttemptStanding" ADD CONSTRAINT "AttemptStanding_bounds"
  CHECK ("scoreMilli" >= 0 AND "scoreMilli" <= "maximumMilli" AND "percentTenths" BETWEEN 0 AND 1000);
ALTER TABLE "QuizAdjustment" ADD CONSTRAINT "QuizAdjustment_bounds"
  CHECK ("extraTimePercent" BETWEEN 0 AND 300 AND "extraAttempts" BETWEEN 0 AND 20);

CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "PoolChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "PoolChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
