import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { gapsIn } from '#lib/catalogue/rules/cloze.ts';
import { siteContent } from '#lib/catalogue/site.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import { explainParts } from '#lib/quiz/rules/explain.ts';
import { grade } from '#lib/quiz/rules/grade.ts';
import { paperQuestion } from '#lib/quiz/rules/paper.ts';
import { optionKeysOf } from '#lib/quiz/rules/parts.ts';
import { everyKind } from '#tests/support/question-kinds-typed.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';
import { ExplainedQuestionView } from './explained-question.tsx';
import { QuestionFieldset } from './question-fieldset.tsx';

const questions = [
  ...siteContent().courses.flatMap((course) => course.questions.map(({ value }) => value)),
  ...everyKind,
];

const asText = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

function stringsUnder(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => stringsUnder(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name && typeof inner === 'string' ? [inner] : stringsUnder(inner, name),
  );
}
/** The words of a text as a paper shows them: a gap parts them. */
const wordsOf = (text: string) => (gapsIn(text).length === 0 ? [text] : text.split(/\{\{[a-z0-9]+\}\}/));
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const onPaper = (question: Question) =>
  renderToStaticMarkup(
    <QuestionFieldset
      question={paperQuestion(question, { position: 1, optionOrder: optionKeysOf(question) }, null)}
      total={18}
    />,
  );

function explained(question: Question): string {
  const response = { keys: rightKeys(question) };
  const { scoreMilli, maximumMilli } = grade(question, response);
  return renderToStaticMarkup(
    <ExplainedQuestionView
      courseSlug="a-course"
      question={{
        position: 1,
        kind: question.kind,
        stem: question.stem,
        parts: explainParts(question, optionKeysOf(question), response),
        isBlank: false,
        rationale: question.rationale,
        references: [],
        basis: question.basis ?? null,
        moduleSlug: question.module,
        moduleTitle: question.module,
        scoreMilli,
        maximumMilli,
      }}
    />,
  );
}

describe('every question of the courses', () => {
  test.each(questions.map((question) => [question.key, question] as const))(
    '%s is asked whole and without its answer, and explained whole after the right one',
    (_, question) => {
      const paper = onPaper(question);
      const shown = asText(paper);
      const texts = [...stringsUnder(question, 'stem'), ...stringsUnder(question, 'text').flatMap(wordsOf)].map(
        squeezed,
      );
      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
      const rationales = [...stringsUnder(question, 'rationale'), ...stringsUnder(question, 'answerRationale')].map(
        squeezed,
      );
      expect(rationales.filter((text) => shown.includes(text))).toEqual([]);
      const chosen = paper.match(/<(?:input|option)[^>]*\b(?:checked|selected)=""[^>]*>/g) ?? [];
      expect(chosen.filter((tag) => !tag.includes('value=""'))).toEqual([]);
      expect(paper).not.toMatch(/undefined|\[object|NaN/);

      const { scoreMilli, maximumMilli } = grade(question, { keys: rightKeys(question) });
      expect(scoreMilli, 'the right answer has the whole mark').toBe(maximumMilli);
      const told = asText(explained(question));
      expect(rationales.filter((text) => !told.includes(text))).toEqual([]);
      expect(told).toContain('Right');
    },
  );
});
