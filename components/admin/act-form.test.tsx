import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ActForm, Ask } from './act-form.tsx';
import type { ActField, ActState } from './act-state.ts';
import { isWith, shownValue, shownWith } from './act-state.ts';

const fields: ActField[] = [
  {
    kind: 'choice',
    name: 'decision',
    label: 'What do you decide?',
    options: [
      { value: 'approve', label: 'Approve it' },
      { value: 'decline', label: 'Decline it' },
    ],
  },
  { kind: 'area', name: 'reason', label: 'Reason', help: 'At least 8 characters.' },
  { kind: 'text', name: 'legalName', label: 'Name', defaultValue: 'Printed <Name>' },
];
const act = (): Promise<ActState> => Promise.resolve({});

test('an act starts with its fields and a button that only asks', () => {
  const html = renderToStaticMarkup(
    <ActForm action={act} fields={fields} hidden={{ requestId: 'r-1' }} reviewLabel="Decide…" tone="danger" />,
  );
  expect(html).toContain('type="hidden" name="requestId" value="r-1"');
  expect(html).toMatch(/<button(?=[^>]*name="step")(?=[^>]*value="review")/);
  expect(html).not.toContain('value="confirm"');
  expect(html).toContain('for="field-reason"');
  expect(html).toContain('id="field-decision"');
  expect(html).toContain('value="Printed &lt;Name&gt;"');
});

test('the question says what will happen and carries on what was typed, with a way back', () => {
  const confirm = {
    title: 'Decline this pass?',
    points: ['No certificate is issued.', 'It stays on record.'],
    button: 'Decline the pass',
  };
  const html = renderToStaticMarkup(
    <Ask
      confirm={confirm}
      fields={fields}
      values={{ decision: 'decline', reason: 'Seen "twice" <b>' }}
      tone="danger"
    />,
  );
  for (const said of ['Decline this pass?', ...confirm.points, 'Decline it', 'Not given']) expect(html).toContain(said);
  expect(html).toContain('type="hidden" name="decision" value="decline"');
  expect(html).toContain('name="reason" value="Seen &quot;twice&quot; &lt;b&gt;"');
  expect(html).toMatch(/<button(?=[^>]*value="confirm")[^>]*>Decline the pass</);
  expect(html).toMatch(/<button(?=[^>]*value="edit")/);
});

test('a choice is read back by its label', () => {
  const [choice, area] = fields;
  if (!choice || !area) throw new Error('the fields are gone');
  expect(shownValue(choice, 'decline')).toBe('Decline it');
  expect(shownValue(choice, 'other')).toBe('other');
  expect(shownValue(area, 'typed')).toBe('typed');
});

test('what belongs to another choice is neither shown nor read back', () => {
  expect(isWith('part', { refundKind: 'all', refundAmount: '12' })).toBe(false);
  expect(isWith('part', { refundKind: 'part' })).toBe(true);
  expect(isWith('lines', { refundKind: 'part' })).toBe(true);
  expect(isWith(undefined, {})).toBe(true);
  for (const { className, options } of Object.values(shownWith))
    for (const option of options) expect(className).toContain(`group-has-[[value=${option}]:checked]/act:block`);
});
