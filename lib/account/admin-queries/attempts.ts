import type { Prisma } from '#generated/client.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { assertAdmin } from '#lib/admin-guard.ts';
import { containing, paged, rowsOf } from '#lib/paging.ts';
import type { Paged } from '#lib/paging.ts';
import type { AttemptFilter } from './schema.ts';

export type AttemptOutcome = {
  readonly finishedAt: Date;
  readonly cause: string;
  readonly correctCount: number;
  readonly questionCount: number;
  readonly percentTenths: number;
  readonly passed: boolean;
  /** The score reaches the pass mark, and what was sure and wrong on safety holds the pass back. */
  readonly heldBack: boolean;
};

export type AttemptItem = {
  readonly id: string;
  readonly number: number;
  readonly enrolmentId: string;
  readonly userId: string;
  readonly email: string;
  readonly legalName: string | null;
  readonly courseTitle: string;
  readonly courseVersion: string;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly result: AttemptOutcome | null;
};

export const attemptShape = {
  id: true,
  number: true,
  enrolmentId: true,
  startedAt: true,
  deadlineAt: true,
  enrolment: {
    select: {
      userId: true,
      user: { select: { email: true, legalName: true } },
      courseVersion: { select: { title: true, version: true } },
    },
  },
  result: {
    select: {
      finishedAt: true,
      cause: true,
      correctCount: true,
      questionCount: true,
      percentTenths: true,
      passed: true,
      heldBack: true,
    },
  },
} satisfies Prisma.AttemptSelect;

type Row = Prisma.AttemptGetPayload<{ select: typeof attemptShape }>;

export function presentAttempt({
  id,
  number,
  enrolmentId,
  startedAt,
  deadlineAt,
  enrolment,
  result,
}: Row): AttemptItem {
  return {
    id,
    number,
    enrolmentId,
    startedAt,
    deadlineAt,
    result,
    userId: enrolment.userId,
    email: enrolment.user.email,
    legalName: enrolment.user.legalName,
    courseTitle: enrolment.courseVersion.title,
    courseVersion: enrolment.courseVersion.version,
  };
}

const outcomes: Readonly<Record<Exclude<AttemptFilter['outcome'], ''>, Prisma.AttemptWhereInput>> = {
  passed: { result: { passed: true } },
  'not-passed': { result: { passed: false } },
  open: { result: null },
};

function conditions(filter: AttemptFilter): Prisma.AttemptWhereInput[] {
  const text = containing(filter.q);
  return [
    ...(filter.q
      ? [
          {
            enrolment: {
              OR: [
                { user: { email: text } },
                { user: { legalName: text } },
                { user: { displayName: text } },
                { courseVersion: { title: text } },
              ],
            },
          },
        ]
      : []),
    ...(filter.course ? [{ enrolment: { course: { slug: filter.course } } }] : []),
    ...(filter.outcome ? [outcomes[filter.outcome]] : []),
  ];
}

/** Every sitting, newest first. */
export async function listAttempts(db: Db, admin: AdminViewer, filter: AttemptFilter): Promise<Paged<AttemptItem>> {
  assertAdmin(admin);
  const where = { AND: conditions(filter) };
  const [total, rows] = await Promise.all([
    db.attempt.count({ where }),
    db.attempt.findMany({
      where,
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      ...rowsOf(filter.page),
      select: attemptShape,
    }),
  ]);
  return paged(rows.map(presentAttempt), total, filter.page);
}
