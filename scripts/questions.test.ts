import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse } from 'yaml';
import { questionSchema } from '#lib/catalogue/question.ts';
import { rootDir } from '#lib/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'questions-'));
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(rootDir, 'scripts', 'questions.ts'), ...words], {
    encoding: 'utf8',
    cwd: rootDir,
  });
  return { status, stdout, stderr };
};

test('a course goes out, is checked, and comes back as the files that authors write', () => {
  const file = join(folder, 'pool.xml');
  const exported = run('export', '--course', 'brain-gut-axis', '--format', 'moodle', '--out', file);
  expect(exported.status, exported.stderr).toBe(0);
  expect(exported.stdout).toContain('What the format cannot carry:');
  expect(run('check', file)).toMatchObject({ status: 0, stderr: '' });
  const out = join(folder, 'out');
  expect(run('import', file, '--course', 'brain-gut-axis', '--out', out).status).toBe(0);
  const name = 'mapping-the-axis.yaml';
  const read = (path: string) => z.array(questionSchema).parse(parse(readFileSync(path, 'utf8')));
  expect(read(join(out, name))).toEqual(read(join(rootDir, 'content', 'courses', 'brain-gut-axis', 'questions', name)));
  expect(run('import', file, '--course', 'brain-gut-axis', '--out', out)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is there already'),
  });
}, 60_000);

test('a bad file is told line by line, ends with 1 and writes nothing', () => {
  const file = join(folder, 'bad.xml');
  writeFileSync(file, '<quiz>\n  <question type="essay"><name><text>E</text></name></question>\n</quiz>\n');
  expect(run('check', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('bad.xml:2:3 E is of type “essay”'),
  });
  const json = JSON.parse(run('check', file, '--json').stdout) as { problems: unknown[] };
  expect(json.problems).toMatchObject([{ severity: 'error', line: 2, column: 3 }]);
  const out = join(folder, 'never');
  expect(run('import', file, '--course', 'brain-gut-axis', '--out', out).status).toBe(1);
  expect(existsSync(out)).toBe(false);
}, 60_000);

test('says in words what is wrong with a file', () => {
  const gone = join(folder, 'gone.xml');
  expect(run('check', gone)).toMatchObject({ status: 2, stderr: `“${gone}” is not there.\n` });
  expect(run('check', folder).stderr).toBe('The file is a folder, not a file.\n');
  const notes = join(folder, 'notes.txt');
  writeFileSync(notes, 'Dear colleague,\nhere are the questions.');
  expect(run('check', notes)).toMatchObject({
    status: 1,
    stdout: 'notes.txt: 0 questions, 1 error, 0 warnings.\n',
    stderr: expect.stringContaining('notes.txt:1:1 is neither XML nor a package'),
  });
}, 60_000);

test('says how it is used', () => {
  expect(run('--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('npm run questions -- check FILE'),
  });
  expect(run('bake').status).toBe(2);
  expect(run('export', '--course', 'none', '--format', 'qti', '--out', join(folder, 'x'))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no course “none”'),
  });
}, 60_000);
