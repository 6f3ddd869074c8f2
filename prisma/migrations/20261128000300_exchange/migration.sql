-- CreateTable
CREATE TABLE "PoolUpload" (
    "id" UUID NOT NULL,
    "courseVersionId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "defaults" JSONB NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "uploadedById" UUID NOT NULL,

    CONSTRAINT "PoolUpload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoolImport" (
    "id" UUID NOT NULL,
    "courseVersionId" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "addedCount" INTEGER NOT NULL,
    "changedCount" INTEGER NOT NULL,
    "unchangedCount" INTEGER NOT NULL,
    "lost" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "PoolImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PoolUpload_expiresAt_idx" ON "PoolUpload"("expiresAt");

-- CreateIndex
CREATE INDEX "PoolImport_courseVersionId_at_idx" ON "PoolImport"("courseVersionId", "at");

ALTER TABLE "PoolUpload" ADD CONSTRAINT "PoolUpload_bounds"
  CHECK (octet_length("bytes") BETWEEN 1 AND 8388608 AND "expiresAt" > "uploadedAt");
ALTER TABLE "PoolImport" ADD CONSTRAINT "PoolImport_bounds"
  CHECK ("addedCount" >= 0 AND "changedCount" >= 0 AND "unchangedCount" >= 0 AND "addedCount" + "changedCount" > 0);

CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON "PoolImport" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "PoolImport" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
