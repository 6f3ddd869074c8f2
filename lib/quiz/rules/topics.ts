export type TopicMark = { readonly topic: string; readonly moduleSlug: string; readonly correct: boolean };

export type TopicCount = {
  readonly topic: string;
  readonly moduleSlug: string;
  readonly correctCount: number;
  readonly questionCount: number;
};

/** Right answers and questions per topic, in the order in which topics first come. Says nothing of single questions. */
export function countTopics(marks: readonly TopicMark[]): TopicCount[] {
  const counts = new Map<string, TopicCount>();
  for (const { topic, moduleSlug, correct } of marks) {
    const name = JSON.stringify([moduleSlug, topic]);
    const before = counts.get(name) ?? { topic, moduleSlug, correctCount: 0, questionCount: 0 };
    counts.set(name, {
      ...before,
      correctCount: before.correctCount + (correct ? 1 : 0),
      questionCount: before.questionCount + 1,
    });
  }
  return [...counts.values()];
}

/** The topics in which something was missed. */
export function topicsToRevisit(counts: readonly TopicCount[]): TopicCount[] {
  return counts.filter(({ correctCount, questionCount }) => correctCount < questionCount);
}
