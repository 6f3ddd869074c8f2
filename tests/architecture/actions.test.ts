import { describe, expect, it } from 'vitest';
import { filesUnder, readText } from './support/files.ts';
import { calls, exportedFunctions, missingGuards, unreadableExports, withoutComments } from './support/guards.ts';

const sources = filesUnder('app', /\.tsx?$/).filter((path) => !/\.test\.tsx?$/.test(path));
const actionFiles = sources.filter((path) => /(^|\/)actions\.ts$/.test(path));
const pages = sources.filter((path) => /(^|\/)page\.tsx$/.test(path));
const routes = sources.filter((path) => /(^|\/)route\.ts$/.test(path));

/** Actions that a person takes before, or while, signing in or out, and the one that anyone may: having a file checked. */
const openActions = new Set([
  'app/(account)/sign-in/actions.ts requestSignInAction',
  'app/(account)/sign-in/actions.ts enterCodeAction',
  'app/(account)/sign-in/actions.ts confirmLinkAction',
  'app/(account)/sign-in/actions.ts signOutAction',
  'app/(site)/verify/file/actions.ts checkUpload',
  // The sealed link from a reminder says whose reminders end.
  'app/(account)/reminders/stop/actions.ts stopRemindersAction',
]);

/** Routes for anyone: each has a guard of another kind (a signature, a public code) or gives nothing away. */
const openRoutes = [
  'app/(site)/verify/offline/',
  'app/(site)/verify/open/',
  'app/api/auth/',
  'app/api/stripe/webhook/',
  'app/api/health/',
  'app/api/verify/',
  'app/api/market/',
  'app/api/basket/',
  'app/credentials/',
  'app/.well-known/',
  'app/api/certificates/[code]/[file]/',
  'app/api/reminders/stop/',
  'app/calendar/',
  'app/pack/[token]/',
];

/** Routes that change something and are not reached from our own forms. */
const routesWithOtherGuards = [
  'app/api/auth/',
  'app/api/stripe/webhook/',
  'app/api/market/',
  'app/api/basket/',
  'app/api/reminders/stop/',
];

const isUnder = (path: string, folders: readonly string[]) => folders.some((folder) => path.startsWith(folder));
const lacking = (paths: readonly string[], guards: readonly string[]) =>
  paths.filter((path) => !calls(withoutComments(readText(path)), guards));

describe('server actions', () => {
  const actions = actionFiles.flatMap((path) =>
    exportedFunctions(readText(path)).map((action) => ({ ...action, id: `${path} ${action.name}` })),
  );

  it('are found', () => {
    expect(actions.length).toBeGreaterThan(0);
  });

  it('each check where the request comes from and who asks', () => {
    const faults = actions.flatMap((action) =>
      missingGuards(action, openActions.has(action.id)).map((guard) => `${action.id} lacks ${guard}`),
    );
    expect(faults).toEqual([]);
  });

  it('are all exported as async functions, which this check can read', () => {
    expect(actionFiles.flatMap((path) => unreadableExports(readText(path)).map((line) => `${path}: ${line}`))).toEqual(
      [],
    );
  });

  it("stand in files called actions.ts: 'use server' is nowhere else", () => {
    const elsewhere = [...sources, ...filesUnder('components', /\.tsx?$/), ...filesUnder('lib', /\.tsx?$/)].filter(
      (path) => !actionFiles.includes(path),
    );
    expect(elsewhere.filter((path) => /^\s*['"]use server['"]/m.test(readText(path)))).toEqual([]);
  });

  it('the list of open actions names only actions that exist', () => {
    expect([...openActions].filter((id) => !actions.some((action) => action.id === id))).toEqual([]);
  });
});

const pagesUnder = (folder: string) => pages.filter((path) => path.startsWith(folder));
const anyViewer = ['requireViewer', 'requireAdmin', 'currentViewer'];

describe('pages and routes', () => {
  it('every admin page and route asks for an admin', () => {
    const adminPaths = [...pages, ...routes].filter((path) => path.startsWith('app/(admin)/'));
    expect(adminPaths.length).toBeGreaterThan(0);
    expect(lacking(adminPaths, ['requireAdmin'])).toEqual([]);
  });

  it('every learning page asks who it is for', () => {
    expect(lacking(pagesUnder('app/(learn)/'), ['requireViewer'])).toEqual([]);
  });

  it('every account page asks who it is for', () => {
    expect(lacking(pagesUnder('app/(account)/account/'), ['requireViewer'])).toEqual([]);
  });

  it('every route asks who it is for, unless it is on the list of open ones', () => {
    expect(
      lacking(
        routes.filter((path) => !isUnder(path, openRoutes)),
        anyViewer,
      ),
    ).toEqual([]);
  });

  it('every route that changes something checks where the request comes from', () => {
    const changing = routes.filter((path) => /\bfunction (POST|PUT|PATCH|DELETE)\b/.test(readText(path)));
    const guarded = changing.filter((path) => !isUnder(path, routesWithOtherGuards));
    expect(guarded.filter((path) => !/\bassertSameOrigin\(\)/.test(withoutComments(readText(path))))).toEqual([]);
  });

  it('the lists of exceptions name only what exists', () => {
    const listed = [...openRoutes, ...routesWithOtherGuards];
    expect(listed.filter((folder) => !routes.some((path) => path.startsWith(folder)))).toEqual([]);
  });
});

describe('the checks above notice', () => {
  const guarded =
    'export async function renameAction(form: FormData) {\n  await assertSameOrigin();\n  await requireViewer("/account");\n}\n';

  it('nothing on a guarded action', () => {
    expect(exportedFunctions(guarded).flatMap((action) => missingGuards(action, false))).toEqual([]);
  });

  it('an action that does not ask who, though its neighbour does', () => {
    const planted = `export async function openAction() {\n  await assertSameOrigin();\n}\n${guarded}`;
    expect(exportedFunctions(planted).flatMap((action) => missingGuards(action, false))).toEqual([
      'requireViewer or requireAdmin',
    ]);
  });

  it('a guard that is only a comment', () => {
    const planted =
      'export async function openAction() {\n  // await assertSameOrigin();\n  /* await requireViewer() */\n}\n';
    expect(exportedFunctions(planted).flatMap((action) => missingGuards(action, false))).toHaveLength(2);
  });

  it('an action exported as a constant', () => {
    expect(unreadableExports('export const open = async () => {};\n')).toHaveLength(1);
  });
});
