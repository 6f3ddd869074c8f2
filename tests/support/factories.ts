import { contentHash } from '#lib/catalogue/content/hash.ts';
import type { CertificatePolicy, CourseVersionFacts, Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import type { AdminViewer, Viewer } from '#lib/viewer.ts';
import { blueprintOf, policyOf } from './policy.ts';

export const testStart = new Date('2026-11-20T01:00:00.000Z');

export type TestPerson = { readonly id: string; readonly email: string };

export function viewerOf(person: TestPerson): Viewer {
  return { userId: person.id, role: 'therapist' };
}

export function adminViewerOf(person: TestPerson): AdminViewer {
  return { userId: person.id, role: 'admin', label: person.email };
}

/** A therapist with a confirmed name; `legalName: null` leaves it unconfirmed. */
export async function createTherapist(
  db: Db,
  given: { email?: string; legalName?: string | null; role?: 'therapist' | 'admin' } = {},
): Promise<TestPerson> {
  const id = newId();
  const email = given.email ?? `person-${id}@example.test`;
  const legalName = given.legalName === undefined ? 'Test Person' : given.legalName;
  await db.user.create({
    data: {
      id,
      email,
      emailVerifiedAt: testStart,
      legalName,
      legalNameConfirmedAt: legalName === null ? null : testStart,
      role: given.role ?? 'therapist',
      createdAt: testStart,
    },
  });
  return { id, email };
}

export function createAdmin(db: Db, email?: string): Promise<TestPerson> {
  return createTherapist(db, { role: 'admin', legalName: null, ...(email ? { email } : {}) });
}

const tinyQuiz: QuizPolicy = policyOf({
  questionCount: 6,
  waitMinutesAfterFail: [10, 60],
  blueprint: blueprintOf(1),
});

function tinyQuestion(index: number): Question {
  const moduleNumber = (index % 3) + 1;
  return {
    key: `tq-${String(index).padStart(3, '0')}`,
    kind: 'single',
    module: `m${moduleNumber}`,
    outcome: `o${moduleNumber}`,
    topic: `Topic ${moduleNumber}`,
    level: 'application',
    safety: index % 4 === 0,
    stem: `Question number ${index}, answered by the first option?`,
    options: ['a', 'b', 'c', 'd'].map((key) => ({
      key,
      text: `Option ${key} of ${index}`,
      correct: key === 'a',
      rationale: `SECRET-RATIONALE ${key} ${index}`,
    })),
    rationale: `SECRET-RATIONALE of question ${index}`,
    references: [],
    basis: 'test',
  };
}

function tinyFacts(
  certificatePolicy: CertificatePolicy,
  quiz: QuizPolicy,
  validMonths: number | undefined,
): CourseVersionFacts {
  return {
    minutes: {
      offered: 30,
      words: 6000,
      questions: 12,
      figures: 3,
      difficulty: 2,
      methods: [{ id: 'ncbtmb', label: '12,000 words an hour', source: 'https://example.test', minutes: 30 }],
    },
    quiz,
    certificatePolicy,
    reviewer: null,
    reviewDueOn: '2027-11-20',
    restsOn: 'Nothing: this course exists in tests only.',
    audience: 'Tests',
    accessMonths: 24,
    ...(validMonths === undefined ? {} : { certificateValidMonths: validMonths }),
    approvals: [],
  };
}

export type TinyCourse = { readonly courseId: string; readonly courseVersionId: string; readonly slug: string };

/**
 * A small course of three modules (m1 to m3) and twelve questions whose right answer is always option "a", or the
 * questions given.
 */
export async function publishTinyCourse(
  db: Db,
  given: {
    slug?: string;
    version?: string;
    certificatePolicy?: CertificatePolicy;
    certificateValidMonths?: number;
    quiz?: Partial<QuizPolicy>;
    title?: string;
    status?: 'open' | 'in_preparation';
    questions?: readonly Question[];
  } = {},
): Promise<TinyCourse> {
  const courseId = newId();
  const courseVersionId = newId();
  const slug = given.slug ?? `tiny-${courseId.slice(-8)}`;
  const title = given.title ?? 'A tiny course';
  await db.course.create({
    data: {
      id: courseId,
      slug,
      position: 1,
      status: given.status ?? 'open',
      outline: { title, summary: 'For tests.' },
      updatedAt: testStart,
      prices: {
        create: [
          { currency: 'AUD', amountMinor: 5900 },
          { currency: 'GBP', amountMinor: 3200 },
        ],
      },
      versions: {
        create: {
          id: courseVersionId,
          version: given.version ?? '1.0',
          contentHash: sha256(courseVersionId),
          title,
          summary: 'For tests.',
          outcomes: [1, 2, 3].map((number) => ({ id: `o${number}`, text: `Do thing ${number}` })),
          facts: tinyFacts(
            given.certificatePolicy ?? 'automatic',
            { ...tinyQuiz, ...given.quiz },
            given.certificateValidMonths,
          ),
          minutesOffered: 30,
          publishedAt: testStart,
          modules: {
            create: [1, 2, 3].map((number) => ({
              id: newId(),
              slug: `m${number}`,
              position: number,
              title: `Module ${number}`,
              summary: `Summary ${number}`,
              words: 2000,
              minutes: 10,
              isPreview: number === 1,
              source: `## Part one\n\nWords of module ${number}.\n\n## Part two\n\nMore words.`,
            })),
          },
        },
      },
    },
  });
  for (const question of given.questions ?? Array.from({ length: 12 }, (_, index) => tinyQuestion(index))) {
    const id = newId();
    await db.questionVersion.create({
      data: {
        id,
        courseId,
        key: question.key,
        contentHash: contentHash(question),
        kind: question.kind,
        moduleSlug: question.module,
        outcome: question.outcome,
        topic: question.topic,
        level: question.level,
        safety: question.safety,
        body: question,
        createdAt: testStart,
        versions: { create: { courseVersionId } },
      },
    });
  }
  return { courseId, courseVersionId, slug };
}

/** A running enrolment, given and not bought, with every module read when asked. Returns its id. */
export async function enrol(db: Db, given: { userId: string; courseSlug: string; allRead?: boolean }): Promise<string> {
  const course = await db.course.findUniqueOrThrow({
    where: { slug: given.courseSlug },
    select: { id: true, versions: { select: { id: true, modules: { select: { slug: true } } } } },
  });
  const version = course.versions[0];
  if (!version) throw new Error('the course has no version');
  const id = newId();
  await db.enrolment.create({
    data: {
      id,
      userId: given.userId,
      courseId: course.id,
      courseVersionId: version.id,
      source: 'grant',
      createdAt: testStart,
      events: { create: { id: newId(), kind: 'granted', at: testStart, reason: 'test' } },
      ...(given.allRead === false
        ? {}
        : {
            progress: {
              create: version.modules.map(({ slug }) => ({
                moduleSlug: slug,
                openedAt: testStart,
                lastSeenAt: testStart,
                completedAt: testStart,
                furthestMille: 1000,
              })),
            },
          }),
    },
  });
  return id;
}
