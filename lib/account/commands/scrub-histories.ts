import type { Tx } from '#lib/db/client.ts';

/**
 * Takes what people typed about an erased person out of histories that are otherwise written once. The database allows
 * these very changes (migration 20261130000100) and no others; what was done, when and by whom stays.
 */
export async function scrubHistories(tx: Tx, userId: string): Promise<void> {
  // A reason in small letters is a word of ours ("refunded"); anything else was typed by someone.
  await tx.$executeRaw`
    UPDATE "EnrolmentEvent" SET "reason" = 'Removed with the account'
    WHERE "reason" !~ '^[a-z-]+$' AND "reason" <> 'Removed with the account'
      AND "enrolmentId" IN (SELECT "id" FROM "Enrolment" WHERE "userId" = ${userId}::uuid)`;
  await tx.$executeRaw`
    UPDATE "Enrolment" SET "endReason" = 'ended' WHERE "endReason" !~ '^[a-z-]+$' AND "userId" = ${userId}::uuid`;
  await tx.$executeRaw`
    UPDATE "AuditEvent" SET "reason" = 'Removed with the account', "detail" = '{}'
    WHERE "reason" <> 'Removed with the account' AND audited_person("subjectType", "subjectId") = ${userId}::uuid`;
  await tx.$executeRaw`
    UPDATE "IssueRequest" SET "reason" = 'Removed with the account'
    WHERE "reason" IS NOT NULL
      AND "enrolmentId" IN (SELECT "id" FROM "Enrolment" WHERE "userId" = ${userId}::uuid)`;
}
