-- CreateTable
CREATE TABLE "FigureCount" (
    "subjectId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "sum" BIGINT NOT NULL,
    "squares" BIGINT NOT NULL,

    CONSTRAINT "FigureCount_pkey" PRIMARY KEY ("subjectId","what","key")
);

-- CreateTable
CREATE TABLE "TalliedAttempt" (
    "attemptId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TalliedAttempt_pkey" PRIMARY KEY ("attemptId")
);

-- CreateTable
CREATE TABLE "FigureCheck" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "counts" INTEGER NOT NULL,
    "missed" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "FigureCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FigureCheck_at_idx" ON "FigureCheck"("at");

CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "TalliedAttempt" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "TalliedAttempt" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "FigureCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "FigureCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
