import { z } from 'zod';
import type { ContentLibrary } from '#lib/catalogue/schema.ts';
import type { ModuleState } from './rules.ts';

/** What the reader's page reports of itself. Out-of-range numbers are refused, not bent. */
export const placeSchema = z.strictObject({
  anchor: z
    .string()
    .max(120)
    .regex(/^[\p{L}\p{N}-]+$/u)
    .nullable(),
  mille: z.number().int().min(0).max(1000),
  seconds: z.number().int().min(0).max(3600),
});
export type Place = z.infer<typeof placeSchema>;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
/** Which module a form is about. */
export const moduleFormSchema = z.object({ courseSlug: slug, moduleSlug: slug });

export type ModuleRow = {
  readonly slug: string;
  readonly position: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly minutesLeft: number;
  readonly state: ModuleState;
  readonly furthestMille: number;
  /** Id of the heading last in view. */
  readonly anchor: string | null;
};

export type LearningCourse = {
  readonly enrolmentId: string;
  readonly courseVersionId: string;
  readonly slug: string;
  readonly title: string;
  readonly version: string;
  readonly accessUntil: Date | null;
  /** False once access has run out or the enrolment was ended, and while it is frozen. */
  readonly isOpen: boolean;
  /** The bank looks into its payment. */
  readonly isFrozen: boolean;
  readonly modules: readonly ModuleRow[];
  readonly mille: number;
  readonly minutesLeft: number;
  readonly nextModule: string | null;
  readonly isQuizOpen: boolean;
  readonly lastSeenAt: Date | null;
};

export type ReadableModule = {
  readonly course: LearningCourse;
  readonly module: ModuleRow;
  readonly source: string;
  readonly library: ContentLibrary;
  readonly next: { readonly slug: string; readonly title: string } | null;
};

export type EntryRefusal = 'not-enrolled' | 'access-over' | 'frozen' | 'no-such-module' | 'locked';
