import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { rootDir } from '#lib/paths.ts';

export type Complaint = { readonly file: string; readonly rule: string; readonly message: string };
export type Config = Record<string, unknown>;
export type Planted = { readonly file: string; readonly code: string };

const output = z.object({
  diagnostics: z.array(z.object({ code: z.string().default(''), message: z.string(), filename: z.string() })),
});
const oxlint = join(rootDir, 'node_modules', 'oxlint', 'bin', 'oxlint');

function runOxlint(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, '--format', 'json'],
      { cwd: folder, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        if (stdout.trim().startsWith('{')) resolve(stdout);
        else reject(new Error(`oxlint gave no report: ${stderr || stdout || String(error)}`));
      },
    );
  });
}

/** Our own configuration, as an object that a test may change. */
export function ownConfig(): Config {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(rootDir, '.oxlintrc.json'), 'utf8')));
}

/** Lints files in an empty copy of the house under the given configuration: nothing is planted in the live tree. */
export async function lint(files: readonly Planted[], config: Config = ownConfig()): Promise<Complaint[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afferent-fences-'));
  try {
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    cpSync(join(rootDir, 'package.json'), join(folder, 'package.json'));
    cpSync(join(rootDir, 'tests', 'architecture', 'lint'), join(folder, 'tests', 'architecture', 'lint'), {
      recursive: true,
    });
    symlinkSync(join(rootDir, 'node_modules'), join(folder, 'node_modules'));
    for (const { file, code } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const report = output.parse(JSON.parse(await runOxlint(folder)));
    return report.diagnostics.map(({ code, message, filename }) => ({
      file: filename,
      rule: code.replace(/^(.+)\((.+)\)$/, '$1/$2'),
      message,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const policyRule = z.tuple([z.string(), z.looseObject({ policies: z.array(z.record(z.string(), z.unknown())) })]);
const fenceConfig = z.looseObject({
  rules: z.looseObject({ 'boundaries/dependencies': policyRule }),
  overrides: z.array(z.looseObject({ files: z.array(z.string()) })),
});

/** The configuration once for each entry that holds up a fence, without that entry. */
export function withoutEach(config: Config, fenceRules: ReadonlySet<string>): { name: string; config: Config }[] {
  const { rules, overrides, ...rest } = fenceConfig.parse(config);
  const [level, { policies, ...options }] = rules['boundaries/dependencies'];
  const withPolicies = (left: typeof policies) => ({
    ...rest,
    overrides,
    rules: { ...rules, 'boundaries/dependencies': [level, { ...options, policies: left }] },
  });
  const fencing = Object.keys(rules).filter((rule) =>
    [...fenceRules].some((name) => name === rule || name === `eslint/${rule}`),
  );
  return [
    ...policies.map((gone, index) => ({
      name: `import policy ${index + 1}: ${JSON.stringify(gone).slice(0, 90)}`,
      config: withPolicies(policies.toSpliced(index, 1)),
    })),
    ...fencing.map((gone) => ({
      name: `rule ${gone}`,
      config: { ...rest, overrides, rules: { ...rules, [gone]: 'off' } },
    })),
    ...overrides.map((gone, index) => ({
      name: `override for ${gone.files.join(', ')}`,
      config: { ...rest, rules, overrides: overrides.toSpliced(index, 1) },
    })),
  ];
}
