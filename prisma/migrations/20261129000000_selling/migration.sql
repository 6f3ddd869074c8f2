-- CreateEnum
CREATE TYPE "OrderPurpose" AS ENUM ('self', 'gift', 'seats');

-- CreateEnum
CREATE TYPE "CodeKind" AS ENUM ('percent', 'amount', 'member');

-- CreateEnum
CREATE TYPE "InvitationKind" AS ENUM ('gift', 'seat');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('requested', 'given', 'failed', 'refused');

-- CreateEnum
CREATE TYPE "RefundOrigin" AS ENUM ('therapist', 'admin', 'system', 'dashboard');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "SalesDocumentKind" AS ENUM ('receipt', 'tax_invoice', 'credit_note', 'adjustment_note');

-- DropForeignKey
ALTER TABLE "Order" DROP CONSTRAINT "Order_bundleId_fkey";

-- DropIndex
DROP INDEX "Enrolment_orderLineId_key";

-- AlterTable
ALTER TABLE "Enrolment" ADD COLUMN     "frozenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "billingAddress" TEXT,
ADD COLUMN     "billingName" TEXT,
ADD COLUMN     "billingTaxNumber" TEXT,
ADD COLUMN     "clinicName" TEXT,
ADD COLUMN     "codeId" UUID,
ADD COLUMN     "countryCode" TEXT,
ADD COLUMN     "purpose" "OrderPurpose" NOT NULL DEFAULT 'self',
ADD COLUMN     "readSeq" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "appliedSeq" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "OrderLine" ADD COLUMN     "bundleId" UUID,
ADD COLUMN     "invitationId" UUID,
ADD COLUMN     "listMinor" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seatNumber" INTEGER;

-- What was bought as one is said on each line now, since an order can hold a bundle and more.
UPDATE "OrderLine" SET "bundleId" = "Order"."bundleId", "listMinor" = "OrderLine"."amountMinor"
  FROM "Order" WHERE "Order"."id" = "OrderLine"."orderId";
ALTER TABLE "OrderLine" ALTER COLUMN "listMinor" DROP DEFAULT;
ALTER TABLE "Order" DROP COLUMN "bundleId";

-- CreateTable
CREATE TABLE "PromotionCode" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CodeKind" NOT NULL,
    "label" TEXT NOT NULL,
    "percentOff" INTEGER,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "maxUses" INTEGER,
    "maxUsesPerTherapist" INTEGER,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,

    CONSTRAINT "PromotionCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CodeAmount" (
    "codeId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,

    CONSTRAINT "CodeAmount_pkey" PRIMARY KEY ("codeId","currency")
);

-- CreateTable
CREATE TABLE "CodeCourse" (
    "codeId" UUID NOT NULL,
    "courseId" UUID NOT NULL,

    CONSTRAINT "CodeCourse_pkey" PRIMARY KEY ("codeId","courseId")
);

-- CreateTable
CREATE TABLE "CodePrice" (
    "codeId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" INTEGER NOT NULL,

    CONSTRAINT "CodePrice_pkey" PRIMARY KEY ("codeId","courseId","currency")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "kind" "InvitationKind" NOT NULL,
    "seatNumber" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "message" TEXT,
    "dueOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "sharesResultAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Refund" (
    "id" UUID NOT NULL,
    "orderId" UUID NOT NULL,
    "status" "RefundStatus" NOT NULL,
    "origin" "RefundOrigin" NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" UUID,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "serviceRefundId" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "paidByHandAt" TIMESTAMPTZ(3),

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RefundLine" (
    "refundId" UUID NOT NULL,
    "orderLineId" UUID NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "endsLine" BOOLEAN NOT NULL,

    CONSTRAINT "RefundLine_pkey" PRIMARY KEY ("refundId","orderLineId")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "status" "DisputeStatus" NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "evidenceDueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentSeries" (
    "key" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "DocumentSeries_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SalesDocument" (
    "id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "running" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "kind" "SalesDocumentKind" NOT NULL,
    "orderId" UUID NOT NULL,
    "refundId" UUID,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "taxMinor" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "SalesDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reconciliation" (
    "id" UUID NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "ranAt" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "sums" JSONB NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "Reconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PromotionCode_code_key" ON "PromotionCode"("code");

-- CreateIndex
CREATE INDEX "Invitation_orderId_idx" ON "Invitation"("orderId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_acceptedById_idx" ON "Invitation"("acceptedById");

-- CreateIndex
CREATE UNIQUE INDEX "Refund_serviceRefundId_key" ON "Refund"("serviceRefundId");

-- CreateIndex
CREATE INDEX "Refund_orderId_idx" ON "Refund"("orderId");

-- CreateIndex
CREATE INDEX "Refund_status_idx" ON "Refund"("status");

-- CreateIndex
CREATE INDEX "RefundLine_orderLineId_idx" ON "RefundLine"("orderLineId");

-- CreateIndex
CREATE INDEX "Dispute_orderId_idx" ON "Dispute"("orderId");

-- CreateIndex
CREATE INDEX "Dispute_status_idx" ON "Dispute"("status");

-- CreateIndex
CREATE UNIQUE INDEX "SalesDocument_number_key" ON "SalesDocument"("number");

-- CreateIndex
CREATE UNIQUE INDEX "SalesDocument_refundId_key" ON "SalesDocument"("refundId");

-- CreateIndex
CREATE INDEX "SalesDocument_orderId_idx" ON "SalesDocument"("orderId");

-- CreateIndex
CREATE INDEX "SalesDocument_issuedAt_idx" ON "SalesDocument"("issuedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SalesDocument_series_running_key" ON "SalesDocument"("series", "running");

-- CreateIndex
CREATE INDEX "Reconciliation_ranAt_idx" ON "Reconciliation"("ranAt");

-- CreateIndex
CREATE INDEX "Enrolment_orderLineId_idx" ON "Enrolment"("orderLineId");

-- CreateIndex
CREATE INDEX "Order_codeId_idx" ON "Order"("codeId");

-- CreateIndex
CREATE INDEX "OrderLine_invitationId_idx" ON "OrderLine"("invitationId");

-- AddForeignKey
ALTER TABLE "Order" ADD CONSTRAINT "Order_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "PromotionCode"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "Bundle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_invitationId_fkey" FOREIGN KEY ("invitationId") REFERENCES "Invitation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeAmount" ADD CONSTRAINT "CodeAmount_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "PromotionCode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeCourse" ADD CONSTRAINT "CodeCourse_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "PromotionCode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeCourse" ADD CONSTRAINT "CodeCourse_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodePrice" ADD CONSTRAINT "CodePrice_codeId_fkey" FOREIGN KEY ("codeId") REFERENCES "PromotionCode"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodePrice" ADD CONSTRAINT "CodePrice_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefundLine" ADD CONSTRAINT "RefundLine_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RefundLine" ADD CONSTRAINT "RefundLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesDocument" ADD CONSTRAINT "SalesDocument_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SalesDocument" ADD CONSTRAINT "SalesDocument_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Rules that the schema language cannot say.

-- A line gives one enrolment at a time.
CREATE UNIQUE INDEX "Enrolment_one_running_a_line" ON "Enrolment" ("orderLineId") WHERE "endedAt" IS NULL;

-- A seat has at most one invitation that stands: of two people asked at once for the last seat, one is refused.
CREATE UNIQUE INDEX "Invitation_one_standing" ON "Invitation" ("orderId", "seatNumber") WHERE "withdrawnAt" IS NULL;

ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_list" CHECK ("listMinor" >= "amountMinor");
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_seat" CHECK ("seatNumber" IS NULL OR "seatNumber" >= 1);
ALTER TABLE "PromotionCode" ADD CONSTRAINT "PromotionCode_code" CHECK ("code" ~ '^[A-Z0-9][A-Z0-9-]{2,39}$');
ALTER TABLE "PromotionCode" ADD CONSTRAINT "PromotionCode_percent"
  CHECK (("kind" = 'percent') = ("percentOff" IS NOT NULL) AND ("percentOff" IS NULL OR "percentOff" BETWEEN 1 AND 100));
ALTER TABLE "PromotionCode" ADD CONSTRAINT "PromotionCode_uses" CHECK ("maxUses" > 0 AND "maxUsesPerTherapist" > 0);
ALTER TABLE "CodeAmount" ADD CONSTRAINT "CodeAmount_amount" CHECK ("amountMinor" > 0);
ALTER TABLE "CodePrice" ADD CONSTRAINT "CodePrice_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "RefundLine" ADD CONSTRAINT "RefundLine_amount" CHECK ("amountMinor" >= 0);
ALTER TABLE "SalesDocument" ADD CONSTRAINT "SalesDocument_sums"
  CHECK ("running" >= 1 AND "totalMinor" >= 0 AND "taxMinor" >= 0 AND "taxMinor" <= "totalMinor");

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['SalesDocument', 'RefundLine', 'Reconciliation'] LOOP
    EXECUTE format('CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
