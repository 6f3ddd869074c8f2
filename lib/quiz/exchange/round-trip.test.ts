import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadContent } from '#lib/catalogue/content/load.ts';
import { contentDir } from '#lib/paths.ts';
import { anyQuestion, exportHead, importDefaults, noKeys, questionArbs } from '#tests/support/exchange-questions.ts';
import { readQuestions } from './read.ts';
import { exchangeFormats } from './schema.ts';
import type { ExchangeFormat, ExchangeQuestion } from './schema.ts';
import { writeQuestions } from './write.ts';

function roundTrip(questions: readonly ExchangeQuestion[], format: ExchangeFormat) {
  const { bytes } = writeQuestions(questions, format, exportHead);
  const { problems, lost, questions: read } = readQuestions(bytes, 'file', importDefaults, noKeys);
  return { problems, lost, questions: read.map(({ question }) => question) };
}

describe.each(exchangeFormats)('a round trip through %s', (format) => {
  it.each(Object.entries(questionArbs))(
    'gives %s back as they were',
    (_kind, arb) => {
      fc.assert(
        fc.property(arb as fc.Arbitrary<ExchangeQuestion>, (question) => {
          expect(roundTrip([question], format)).toEqual({ problems: [], lost: [], questions: [question] });
        }),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  it('keeps the order of many questions, and gives the same bytes for the same questions', () => {
    const many = fc.uniqueArray(anyQuestion, { minLength: 2, maxLength: 6, selector: ({ key }) => key });
    fc.assert(
      fc.property(many, (questions) => {
        expect(roundTrip(questions, format).questions).toEqual(questions);
        const [first, second] = [0, 1].map(() => writeQuestions(questions, format, exportHead).bytes);
        expect(first).toEqual(second);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('loses nothing of the questions that are published', () => {
    const { content } = loadContent(contentDir);
    for (const course of content.courses) {
      const questions = course.questions.map(({ value }) => value);
      expect(questions.length).toBeGreaterThan(50);
      expect(roundTrip(questions, format)).toEqual({ problems: [], lost: [], questions });
    }
  }, 60_000);

  it.runIf(format === 'moodle')(
    'comes back usable from a Moodle that drops what it has no place for',
    () => {
      const { content } = loadContent(contentDir);
      const questions = content.courses.flatMap(({ questions: list }) => list.map(({ value }) => value));
      const whole = new TextDecoder().decode(writeQuestions(questions, format, exportHead).bytes);
      const kept = whole
        .replace(/<afferent:wrong-unit[\s\S]*?<\/afferent:wrong-unit>/g, '')
        .replace(/<afferent:([a-z-]+)[^>]*>[^<]*<\/afferent:\1>/g, '')
        .replace(/ afferent:[a-z]+="[^"]*"/g, '');
      const {
        problems,
        lost,
        questions: read,
      } = readQuestions(new TextEncoder().encode(kept), 'file', importDefaults, noKeys);
      expect(problems).toEqual([]);
      expect(lost.map(({ message }) => message).join()).toMatch(/\d+ questions bring no explanation for some/);
      const others = (list: readonly ExchangeQuestion[]) =>
        list.filter(({ kind }) => kind !== 'matching' && kind !== ('numeric' as string));
      expect(others(read.map(({ question }) => question))).toEqual(others(questions));
      expect(read).toHaveLength(questions.length);
    },
    60_000,
  );

  it('leaves out what XML cannot hold, and says so', () => {
    const [question] = fc.sample(questionArbs.choices, 1);
    if (!question) throw new Error('no sample');
    const { bytes, notes } = writeQuestions(
      [{ ...question, stem: 'One\u0000 two\u0007 three\uD800 four' }],
      format,
      exportHead,
    );
    const read = readQuestions(bytes, 'file', importDefaults, noKeys);
    expect(read.problems).toEqual([]);
    expect(read.questions[0]?.question.stem).toBe('One two three four');
    expect(notes.map(({ message }) => message).join()).toContain('Characters that XML cannot hold');
  });
});
