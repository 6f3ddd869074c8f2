-- CreateTable
CREATE TABLE "AttemptSeal" (
    "number" INTEGER NOT NULL,
    "attemptId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "prevSealHash" TEXT NOT NULL,
    "sealHash" TEXT NOT NULL,

    CONSTRAINT "AttemptSeal_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "RecordCheck" (
    "id" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "steps" INTEGER NOT NULL,
    "notRecomputed" INTEGER NOT NULL,
    "faultCount" INTEGER NOT NULL,
    "faults" JSONB NOT NULL,
    "newestSeal" TEXT,

    CONSTRAINT "RecordCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionCorrection" (
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fromVersionId" UUID NOT NULL,
    "toVersionId" UUID,
    "kind" TEXT NOT NULL,
    "changed" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL,

    CONSTRAINT "QuestionCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptRegrade" (
    "attemptId" UUID NOT NULL,
    "correctionId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "percentTenthsBefore" INTEGER NOT NULL,
    "percentTenthsAfter" INTEGER NOT NULL,
    "isChanged" BOOLEAN NOT NULL,
    "becamePass" BOOLEAN NOT NULL,

    CONSTRAINT "AttemptRegrade_pkey" PRIMARY KEY ("attemptId","correctionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "AttemptSeal_sealHash_key" ON "AttemptSeal"("sealHash");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptSeal_attemptId_seq_key" ON "AttemptSeal"("attemptId", "seq");

-- CreateIndex
CREATE INDEX "RecordCheck_startedAt_idx" ON "RecordCheck"("startedAt");

-- CreateIndex
CREATE INDEX "QuestionCorrection_fromVersionId_idx" ON "QuestionCorrection"("fromVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionCorrection_courseId_key_at_key" ON "QuestionCorrection"("courseId", "key", "at");

-- CreateIndex
CREATE INDEX "AttemptRegrade_correctionId_idx" ON "AttemptRegrade"("correctionId");

-- CreateIndex
CREATE INDEX "AttemptSlot_questionVersionId_idx" ON "AttemptSlot"("questionVersionId");

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['AttemptSeal', 'RecordCheck', 'QuestionCorrection', 'AttemptRegrade'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

ALTER TABLE "QuestionCorrection" ADD CONSTRAINT "QuestionCorrection_kind"
  CHECK (("kind" = 'key' AND "toVersionId" IS NOT NULL AND "toVersionId" <> "fromVersionId") OR ("kind" = 'void' AND "toVersionId" IS NULL));
