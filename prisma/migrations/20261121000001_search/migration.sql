-- CreateTable
CREATE TABLE "SearchPassage" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "courseSlug" TEXT,
    "courseVersionId" UUID,
    "moduleSlug" TEXT,
    "href" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "SearchPassage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SearchPassage_courseVersionId_idx" ON "SearchPassage"("courseVersionId");

-- What a search looks at. The schema language has no word for it.
CREATE INDEX "SearchPassage_words" ON "SearchPassage"
  USING gin (to_tsvector('english', "title" || ' ' || "heading" || ' ' || "text"));
