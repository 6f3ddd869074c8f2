import { expect, test } from 'vitest';
import { filesUnder, readText } from './support/files.ts';
import { calls, withoutComments } from './support/guards.ts';

const open = ['app/(site)/', 'app/api/verify/', 'app/credentials/', 'app/api/certificates/[code]/[file]/'];
const publicFiles = filesUnder('app', /\.tsx?$/).filter((path) => open.some((folder) => path.startsWith(folder)));
const code = (path: string) => withoutComments(readText(path));

/** What finds a certificate by something that a stranger brings: its code, its badge's id, a file. */
const finds = /#lib\/certificate\/(?:queries\/(?:by-code|check-upload|badge)|commands\/hand-out)\.ts/;

test('every public place that finds a certificate counts its checks per network', () => {
  const finding = publicFiles.filter((path) => finds.test(code(path)));
  expect(finding.length).toBeGreaterThanOrEqual(4);
  expect(finding.filter((path) => !calls(code(path), ['mayCheckNow']))).toEqual([]);
});

test('no public place lists other people’s certificates or looks for a person', () => {
  const lists = /#lib\/certificate\/queries\/admin\.ts|#lib\/account\/admin-queries/;
  expect(publicFiles.filter((path) => lists.test(code(path)))).toEqual([]);
  expect(lists.test(readText('app/(admin)/admin/certificates/page.tsx')), 'the admin’s list is noticed').toBe(true);
});
