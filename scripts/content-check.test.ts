import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixtureModule, useContentFixture } from '#tests/support/content/fixture.ts';

const fixture = useContentFixture();
const script = join(import.meta.dirname, 'content-check.ts');

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { input, dir } = fixture();
  const given = ['--dir', dir, '--sources', input.sourceDir, '--dossier', input.dossierFile, '--today', input.today];
  return spawnSync(process.execPath, [script, ...given, ...args], { encoding: 'utf8' });
}

describe('npm run content:check', () => {
  test('--json prints the report and nothing else, and passes sound content', () => {
    const { status, stdout, stderr } = run('--json');
    const report = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(Object.keys(report)).toEqual(['courses', 'errors', 'warnings']);
    expect(report.errors).toEqual([]);
    expect(report.warnings).toEqual([]);
    expect(Object.keys(report.courses[0])).toEqual([
      'slug',
      'words',
      'modules',
      'questions',
      'claims',
      'minutesByMethod',
      'minutesOffered',
    ]);
  });

  test('an error is named with file and line and fails the command', () => {
    const line = fixture().addParagraph('Massage cures worry.');
    const { status, stdout } = run('--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).errors).toEqual([
      {
        file: fixtureModule,
        line,
        rule: 'forbidden-cure',
        message: 'must never be stated: “Massage cures worry.”',
      },
    ]);
    const plain = run();
    expect(plain.status).toBe(1);
    expect(plain.stderr).toContain(`${fixtureModule}:${line} must never be stated`);
    expect(plain.stdout).toContain('1 errors, 0 warnings.');
  });

  test('a warning alone does not fail it', () => {
    const { status, stdout } = run('--json', '--sources', join(fixture().dir, 'nowhere'));
    expect(status).toBe(0);
    expect(JSON.parse(stdout).warnings.map(({ rule }: { rule: string }) => rule)).toEqual(['copied-not-checked']);
  });

  test('a folder that is not there fails it with a clear message', () => {
    const { status, stderr } = run('--dir', join(fixture().dir, 'nowhere'));
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere does not exist');
  });

  test('a day that is no date is refused', () => {
    expect(run('--today', 'tomorrow').status).toBe(2);
  });
});
