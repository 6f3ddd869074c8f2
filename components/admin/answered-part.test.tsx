import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { explainParts } from '#lib/quiz/rules/explain.ts';
import { optionKeysOf } from '#lib/quiz/rules/parts.ts';
import { typedQuestions } from '#tests/support/question-kinds-typed.ts';
import { AnsweredPart } from './answered-part.tsx';

function shown(name: keyof typeof typedQuestions, keys: readonly string[]): string {
  const question = typedQuestions[name];
  return explainParts(question, optionKeysOf(question), { keys })
    .map((part, index) => renderToStaticMarkup(<AnsweredPart key={index} part={part} />))
    .join(' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

test('a number is shown with its unit beside what is right and what counts', () => {
  expect(shown('numeric', ['value=0.0075', 'unit=l'])).toContain(
    '0.0075 litres answered right answer: 7.5 ml, counted from 7.4 to 7.6 ml',
  );
  expect(shown('numeric', ['value=7,5'])).toContain('7,5 (cannot be read as a number)');
  expect(shown('numeric', [])).toContain('no number');
});

test('gaps are shown one by one, with every word that counts', () => {
  const text = shown('cloze', ['a=adduction', 'c=a']);
  expect(text).toContain('Gap 1 answered: adduction right answer: abduction');
  expect(text).toContain('Gap 2 left empty right answer: adduction; shoulder adduction');
  expect(text).toContain('Gap 3 answered: deltoid right answer: deltoid');
});

test('places on a map are shown by name, with whose right is where', () => {
  const text = shown('hotspots', ['lcalf', 'lheel']);
  expect(text).toContain('Seen from behind: the client’s left side is on your left.');
  expect(text).toContain('Left calf answered right answer');
  expect(text).toContain('Right calf right answer');
  expect(text).toContain('Left heel answered');
});
