// Cache: none. Only called with what a query of its viewer has loaded.
import { factsOfVersion } from '#lib/catalogue/facts.ts';
import { formatReference, referenceUrl } from '#lib/catalogue/references.ts';
import type { Question, ReviewItem } from '#lib/catalogue/schema.ts';
import { explainParts } from '../rules/explain.ts';
import { grade } from '../rules/grade.ts';
import { ownAnswers } from '../rules/own-answers.ts';
import { chosenKeys } from '../rules/parts.ts';
import { withoutReasons } from '../rules/review.ts';
import { newestAnswers } from '../rules/steps.ts';
import { countTopics, topicsToRevisit } from '../rules/topics.ts';
import type { CitedReference, ExplainedQuestion, TopicResult } from '../schema.ts';
import type { ClosedQuestion } from '../schema/review.ts';
import { readQuestion, readScores } from '../stored.ts';
import type { StoredScore } from '../stored.ts';

/** A finished attempt as far as its questions go. */
export type FinishedPaper = {
  readonly slots: readonly {
    readonly position: number;
    readonly optionOrder: readonly string[];
    readonly questionVersion: { readonly body: unknown };
  }[];
  readonly steps: Parameters<typeof newestAnswers>[0];
  readonly marks: unknown;
  readonly courseVersion: {
    readonly facts: unknown;
    readonly modules: readonly { readonly slug: string; readonly title: string }[];
  };
};

type Asked = {
  readonly position: number;
  readonly optionOrder: readonly string[];
  readonly question: Question;
  readonly response: unknown;
  /** As it stands in the result, so that the marks always add up to the score that is shown. */
  readonly score: StoredScore;
  readonly moduleTitle: string;
};

function asked({ slots, steps, marks, courseVersion }: FinishedPaper): Asked[] {
  const answers = newestAnswers(steps);
  const scores = readScores(marks);
  const titles = new Map(courseVersion.modules.map(({ slug, title }) => [slug, title]));
  return slots.map(({ position, optionOrder, questionVersion }) => {
    const question = readQuestion(questionVersion.body);
    const response = answers.get(position)?.response;
    const score = scores.get(position) ?? grade(question, response);
    const moduleTitle = titles.get(question.module) ?? question.module;
    return { position, optionOrder, question, response, score, moduleTitle };
  });
}

/** From the library the course version was published with, so that an old result cites what it cited then. */
function cite(facts: unknown, key: string): CitedReference {
  const reference = factsOfVersion(facts).library?.references[key];
  return reference
    ? { key, text: formatReference(reference), url: referenceUrl(reference) }
    : { key, text: key, url: null };
}

/** Every question with its key, and with its reasons where they are shown. */
export function explainedQuestions(paper: FinishedPaper, shows: ReadonlySet<ReviewItem>): ExplainedQuestion[] {
  const hasReasons = shows.has('rationale');
  return asked(paper).map(({ position, optionOrder, question, response, score, moduleTitle }) => ({
    position,
    kind: question.kind,
    stem: question.stem,
    parts: explainParts(hasReasons ? question : withoutReasons(question), optionOrder, response),
    isBlank: chosenKeys(question, response).length === 0,
    rationale: hasReasons ? question.rationale : null,
    references: hasReasons ? question.references.map((key) => cite(paper.courseVersion.facts, key)) : [],
    basis: hasReasons ? (question.basis ?? null) : null,
    moduleSlug: question.module,
    moduleTitle,
    scoreMilli: score.scoreMilli,
    maximumMilli: score.maximumMilli,
  }));
}

/** Every question with its mark or what was answered, and nothing of its key. */
export function closedQuestions(paper: FinishedPaper, shows: ReadonlySet<ReviewItem>): ClosedQuestion[] {
  return asked(paper).map(({ position, optionOrder, question, response, score, moduleTitle }) => ({
    position,
    kind: question.kind,
    stem: question.stem,
    moduleSlug: question.module,
    moduleTitle,
    mark: shows.has('marks') ? { scoreMilli: score.scoreMilli, maximumMilli: score.maximumMilli } : null,
    answers: shows.has('own-answers')
      ? ownAnswers(explainParts(withoutReasons(question), optionOrder, response))
      : null,
  }));
}

/** The topics in which something was missed, with where they are taught. */
export function missedTopics(paper: FinishedPaper): TopicResult[] {
  const questions = asked(paper);
  const titles = new Map(questions.map(({ question, moduleTitle }) => [question.module, moduleTitle]));
  const marks = questions.map(({ question, score }) => ({
    topic: question.topic,
    moduleSlug: question.module,
    correct: score.scoreMilli === score.maximumMilli,
  }));
  return topicsToRevisit(countTopics(marks)).map((count) => ({
    ...count,
    moduleTitle: titles.get(count.moduleSlug) ?? count.moduleSlug,
  }));
}
