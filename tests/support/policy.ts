import { quizPolicySchema } from '#lib/catalogue/schema.ts';
import type { Blueprint, QuizPolicy } from '#lib/catalogue/schema.ts';

/** A blueprint that asks for nothing but even modules and so many safety questions. */
export function blueprintOf(minSafety: number, given: Partial<Blueprint> = {}): Blueprint {
  return { perModule: 'even', minSafety, levels: {}, minPerOutcome: 0, maxPerTopic: null, ...given };
}

/** A policy with the defaults that course.yaml leaves out. */
export function policyOf(given: Partial<QuizPolicy> = {}): QuizPolicy {
  return {
    ...quizPolicySchema.parse({
      questionCount: 12,
      passPercent: 80,
      timeLimitMinutes: null,
      attemptLimit: null,
      waitMinutesAfterFail: [],
      blueprint: blueprintOf(0),
    }),
    ...given,
  };
}
