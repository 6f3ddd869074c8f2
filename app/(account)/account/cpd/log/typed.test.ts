import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ClaimFields } from '#components/cpd/log/claim-fields.tsx';
import { claimsIn, shownIn } from './typed.ts';

const bodies = ['anta', 'cnhc'].map((slug) => ({ slug, shortName: slug, claimsUnits: 'points' }));

/** The fields of a page as its form sends them. */
function sent(markup: string): FormData {
  const form = new FormData();
  for (const [input] of markup.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1];
    if (of('type') === 'checkbox' && !input.includes('checked')) continue;
    form.append(of('name') ?? '', of('value') ?? '');
  }
  return form;
}

test('a form speaks for the bodies that it showed and for no other', () => {
  const form = sent(
    renderToStaticMarkup(createElement(ClaimFields, { bodies: bodies.slice(0, 1), values: {}, errors: {} })),
  );
  expect(shownIn(form, bodies)).toEqual(['anta']);
  expect(shownIn(new FormData(), bodies)).toEqual([]);
});

test('claims outlive the form that is drawn again while nobody is signed in', () => {
  const values = { 'units-anta': '2.5', 'leave-out-cnhc': 'yes' };
  const first = sent(renderToStaticMarkup(createElement(ClaimFields, { bodies, values, errors: {} })));
  const again = sent(
    renderToStaticMarkup(createElement(ClaimFields, { bodies: [], values: claimsIn(first), errors: {} })),
  );
  expect(shownIn(again, bodies)).toEqual(['anta', 'cnhc']);
  expect(claimsIn(again)).toMatchObject(values);
});
