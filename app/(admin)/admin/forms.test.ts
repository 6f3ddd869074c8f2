import { expect, test } from 'vitest';
import { certificateActSchema } from '#lib/certificate/schema.ts';
import { faultsByField, stepOf, valuesOf } from './forms.ts';

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

test('only the button that says so does the act; anything else asks first', () => {
  expect(stepOf(formOf({ step: 'confirm' }))).toBe('confirm');
  expect(stepOf(formOf({ step: 'edit' }))).toBe('edit');
  for (const entries of [{}, { step: '' }, { step: 'CONFIRM' }, { step: 'review' }, { other: 'confirm' }])
    expect(stepOf(formOf(entries))).toBe('review');
});

test('what was typed comes back under the names asked for, and nothing else', () => {
  expect(valuesOf(formOf({ reason: ' typed ', extra: 'x' }), ['reason', 'missing'])).toEqual({
    reason: ' typed ',
    missing: '',
  });
});

test('a fault stands under the name that the field has in the form', () => {
  const parsed = certificateActSchema.safeParse({
    certificateId: '01a1fb37-4726-75d2-b051-edaff1384966',
    reason: 'short',
  });
  if (parsed.success) throw new Error('a short reason was taken');
  expect(faultsByField(parsed.error, { reason: 'revokeReason' })).toEqual({
    revokeReason: expect.stringContaining('at least 8'),
  });
});
