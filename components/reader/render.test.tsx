import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { readingOf } from '#lib/catalogue/reading.ts';
import { getSitePreview, siteContent } from '#lib/catalogue/site.ts';
import { libraryOf } from '#lib/catalogue/content/library.ts';
import { emptyLibrary } from '#lib/catalogue/facts.ts';
import { ReadingText, ReferenceList } from './render.tsx';

const content = siteContent();
const modules = content.courses.flatMap((course) =>
  course.modules.map((module) => ({ module, library: libraryOf(course, content) })),
);
const markup = (source: string, library = emptyLibrary) => {
  const reading = readingOf(source, library);
  return renderToStaticMarkup(
    <article>
      <ReadingText reading={reading} />
      <ReferenceList reading={reading} />
    </article>,
  );
};

describe('every module of the courses renders', () => {
  test.each(modules.map(({ module, library }) => [module.slug, module, library] as const))(
    '%s',
    (_, module, library) => {
      const html = markup(module.source, library);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
      const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
      expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
      for (const { name } of module.uses.figure) expect(html, name).toContain('<figure');
      expect(html.match(/data-note="chip"/g) ?? []).toHaveLength(module.uses.claim.length);
      expect(html.match(/data-note="cite"/g) ?? []).toHaveLength(module.uses.cite.length);
      expect(html.match(/data-note="term"/g) ?? []).toHaveLength(module.uses.term.length);
      expect(html).not.toContain('{%');
    },
  );
});

test('a claim shows its grade as a word and opens what it rests on, without JavaScript', () => {
  const preview = getSitePreview('brain-gut-axis');
  if (!preview) throw new Error('no preview');
  const html = markup(preview.module.source, preview.library);
  expect(html).toMatch(
    /<details[^>]*data-note="chip"><summary[^>]*><svg.*?<\/svg><span class="sr-only">Evidence: <\/span>High<\/summary><div[^>]*>.*?Rests on:/,
  );
});

test('a note never stands inside a paragraph element, where HTML would tear it out', () => {
  for (const { module, library } of modules)
    expect(markup(module.source, library)).not.toMatch(/<p[ >](?:(?!<\/p>).)*<details/);
});

test('HTML, scripts and script addresses in a module come out as text or not at all', () => {
  const html = markup(
    'Hello <script>alert(1)</script> <img src=x onerror=alert(1)> [press](javascript:alert(1)) [there](https://example.test).\n\n<div onclick="x">raw</div>',
  );
  expect(html).not.toMatch(/<script|<img|href="javascript|<div onclick/);
  expect(html).toContain('href="https://example.test"');
});

test('unknown claims, terms and references leave plain text behind', () => {
  const html = markup(
    'A {% claim id="G999" %}claimed{% /claim %} {% term id="zz" %}word{% /term %} {% cite key="zz" /%} {% claim id="constructor" %}here{% /claim %}.',
  );
  expect(html).toContain('A claimed word');
  expect(html).not.toContain('<details');
});

test('a self-check hides its answers until asked', () => {
  const html = markup('{% selfcheck %}\n**1. What?** That.\n{% /selfcheck %}');
  expect(html).toMatch(/<details[^>]*><summary[^>]*>.*1\. What\?.*<\/summary><div[^>]*> That\.<\/div><\/details>/);
  expect(html).not.toMatch(/<details[^>]* open/);
});
