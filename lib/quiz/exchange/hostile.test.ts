import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyQuestion, exportHead, importDefaults, noKeys } from '#tests/support/exchange-questions.ts';
import { readQuestions } from './read.ts';
import { exchangeFormats, limits } from './schema.ts';
import { writeQuestions } from './write.ts';

const read = (bytes: Uint8Array, name = 'pool') => readQuestions(bytes, name, importDefaults, noKeys);
const readText = (text: string) => read(strToU8(text));

/** The one error of a file that must import nothing. */
function onlyError(result: ReturnType<typeof read>) {
  expect(result.questions).toEqual([]);
  expect(result.problems).toHaveLength(1);
  const [error] = result.problems;
  if (!error) throw new Error('no error');
  return error;
}

const question = (stem: string) =>
  `<quiz><question type="truefalse"><name><text>n</text></name><questiontext><text>${stem}</text></questiontext></question></quiz>`;

describe('entities and document types', () => {
  it('refuses billion laughs at its DOCTYPE, before anything is expanded', () => {
    const levels = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
    const laughs = `<?xml version="1.0"?>\n<!DOCTYPE quiz [<!ENTITY l0 "lol">${levels.join('')}]>\n${question('&l9;')}`;
    const started = performance.now();
    const error = onlyError(readText(laughs));
    expect(error.message).toContain('DOCTYPE');
    expect(error.line).toBe(2);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    ['a file', '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;'],
    ['an address', '<!DOCTYPE quiz [<!ENTITY x PUBLIC "a" "http://127.0.0.1:9/x">]>', '&x;'],
    ['a parameter entity', '<!DOCTYPE quiz [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>', ''],
    ['a DTD elsewhere', '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/quiz.dtd">', ''],
  ])('refuses %s from outside', (_what, doctype, use) => {
    expect(onlyError(readText(`${doctype}\n${question(use)}`)).message).toContain('DOCTYPE');
  });

  it('refuses an entity that nobody declared, and names its place', () => {
    const error = onlyError(readText(`<quiz>\n  <question type="essay">&nbsp;</question>\n</quiz>`));
    expect(error).toMatchObject({ file: 'pool', line: 2, severity: 'error' });
    expect(error.message).toContain('entity');
  });

  it('refuses XInclude', () => {
    const text = `<quiz xmlns:xi="http://www.w3.org/2001/XInclude">\n<xi:include href="file:///etc/passwd"/></quiz>`;
    expect(onlyError(readText(text))).toMatchObject({ line: 2, message: 'includes another file, which is refused' });
  });

  it('refuses an encoding that it does not read, and text that is not in the one it names', () => {
    expect(onlyError(readText('<?xml version="1.0" encoding="utf-7"?><quiz/>')).message).toContain('utf-7');
    expect(onlyError(read(new Uint8Array([0x3c, 0xff, 0xfe, 0x80]))).message).toContain('UTF-8');
  });

  it('sees a DOCTYPE in UTF-16 as well', () => {
    const text = '\ufeff<!DOCTYPE quiz [<!ENTITY x "y">]><quiz/>';
    expect(onlyError(read(new Uint8Array(Buffer.from(text, 'utf16le')))).message).toContain('DOCTYPE');
  });
});

describe('bounds', () => {
  it('refuses a file that is too large, empty, too deep or endless in elements', () => {
    expect(onlyError(read(new Uint8Array(limits.fileBytes + 1).fill(0x20))).message).toContain('8 MB');
    expect(onlyError(read(new Uint8Array())).message).toBe('is empty');
    expect(onlyError(readText('<a>'.repeat(100_000))).message).toContain('deep');
    expect(onlyError(readText(`<quiz>${'<a/>'.repeat(limits.elements)}</quiz>`)).message).toContain('elements');
  }, 30_000);

  it('refuses an element with endless attributes or namespaces', () => {
    const many = (name: string) =>
      Array.from({ length: limits.attributes + 1 }, (_, at) => `${name}${at}="u"`).join(' ');
    for (const name of ['a', 'xmlns:a'])
      expect(onlyError(readText(`<quiz><question ${many(name)}/></quiz>`)).message).toContain('attributes');
  });

  it('refuses more questions than are imported at once', () => {
    const one = '<question type="truefalse"/>';
    expect(onlyError(readText(`<quiz>${one.repeat(limits.questions + 1)}</quiz>`)).message).toContain('2001 questions');
  });

  it('refuses a text that is too long', () => {
    expect(readText(question('x'.repeat(limits.textCharacters + 1))).problems[0]?.message).toContain(
      '20000 characters',
    );
  });

  it('reads broken HTML in one pass, however much of it there is', () => {
    const started = performance.now();
    readText(question('&lt;a'.repeat(400_000)));
    readText(question('&lt;!--'.repeat(200_000)));
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 30_000);
});

describe('packages', () => {
  const manifest = strToU8('<manifest/>');
  const packed = (files: Record<string, Uint8Array>) => read(zipSync(files), 'pool.zip');

  it('refuses a zip bomb by what it says of itself, before it is unpacked', () => {
    const bomb = zipSync(
      { 'imsmanifest.xml': manifest, 'items/a.xml': new Uint8Array(11 * 1024 * 1024) },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(30_000);
    expect(onlyError(read(bomb, 'pool.zip'))).toMatchObject({
      file: 'pool.zip/items/a.xml',
      message: 'is packed far tighter than any question is',
    });
  });

  it('lets no entry grow beyond what it said of itself', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(8 * 1024 * 1024) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at + 46 < bomb.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(read(bomb, 'pool.zip').problems).toHaveLength(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024);
  });

  it.each(['../evil.xml', 'items/../../evil.xml', '/etc/evil.xml', 'c:/evil.xml', 'items\\evil.xml'])(
    'refuses an entry named %s',
    (name) => {
      expect(onlyError(packed({ 'imsmanifest.xml': manifest, [name]: manifest })).message).toContain(
        'outside the package',
      );
    },
  );

  it('refuses names that are the same but for case, packages in packages, and more entries than any pool has', () => {
    expect(onlyError(packed({ 'imsmanifest.xml': manifest, 'A.xml': manifest, 'a.xml': manifest })).message).toContain(
      'twice',
    );
    expect(onlyError(packed({ 'inner.zip': manifest })).message).toContain('another package');
    expect(onlyError(packed({ 'inner.xml': zipSync({ a: manifest }) })).message).toContain('another package');
    const many = Object.fromEntries(
      Array.from({ length: limits.entries + 1 }, (_, index) => [`${index}.xml`, manifest]),
    );
    expect(onlyError(packed(many)).message).toContain('entries');
  }, 30_000);

  it('says what is missing in a package', () => {
    expect(onlyError(packed({ 'a.xml': manifest })).message).toContain('without imsmanifest.xml');
    expect(onlyError(packed({ 'imsmanifest.xml': manifest })).message).toBe('names no QTI 3.0 item');
    const missing = '<manifest><resource type="imsqti_item_xmlv3p0" href="../a.xml"/></manifest>';
    expect(onlyError(packed({ 'imsmanifest.xml': strToU8(missing) })).message).toContain('not in the package');
  });
});

const pools = fc.uniqueArray(anyQuestion, { minLength: 1, maxLength: 3, selector: ({ key }) => key });

describe.each(exchangeFormats)('damaged files of %s', (format) => {
  it('never throw and never hang: they give questions or say what is wrong', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat({ max: 255 }) });
    fc.assert(
      fc.property(
        pools,
        fc.array(change, { maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (questions, changes, cut) => {
          const whole = writeQuestions(questions, format, exportHead).bytes;
          const bytes = whole.slice(0, changes.length % 2 === 0 ? whole.length : Math.floor(whole.length * cut));
          for (const { at, byte } of changes) bytes[Math.floor(at * Math.max(0, bytes.length - 1))] = byte;
          const result = read(bytes);
          expect(result.questions.length > 0).toBe(result.problems.length === 0);
          for (const { line, column } of result.problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 150 },
    );
  }, 30_000);
});

describe('anything at all', () => {
  it('is read without throwing', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => strToU8(text)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        expect(read(bytes).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
