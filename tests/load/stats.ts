import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';

// `node tests/load/stats.ts`: time and peak memory of `npm run stats` on 1,000,000 attempts at 10 items, with marks of 0
// and 1, and with marks of seven decimals that are hardly ever alike. Run by hand.

const attempts = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'afferent-stats-load-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let state = 1;
const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
const kinds = {
  'marks of 0 and 1': (ability: number) => (next() < 0.2 + 0.7 * ability ? '1' : '0'),
  'marks of seven decimals': (ability: number) => (next() * ability).toFixed(7),
};

async function writeTable(file: string, mark: (ability: number) => string): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${Array.from({ length: 10 }, (_, index) => `q${index + 1}`).join(',')}\n`);
  for (let done = 0; done < attempts; done += 10_000) {
    const rows = Array.from({ length: 10_000 }, () => {
      const ability = next();
      return `${Array.from({ length: 10 }, () => mark(ability)).join(',')}\n`;
    });
    if (!out.write(rows.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

function peakMegabytes(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function measure(file: string): Promise<string> {
  const started = performance.now();
  const script = join(rootDir, 'scripts', 'stats.ts');
  const child = spawn(process.execPath, ['--max-old-space-size=128', script, '--csv', file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMegabytes(child.pid));
  }, 50);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  return `exit ${code}, ${seconds.toFixed(1)} s, peak resident memory ${peak.toFixed(0)} MB, heap limit 128 MB`;
}

for (const [name, mark] of Object.entries(kinds)) {
  const file = join(folder, 'table.csv');
  await writeTable(file, mark);
  process.stdout.write(`${attempts} attempts, 10 items, ${name}: ${await measure(file)}\n`);
}
