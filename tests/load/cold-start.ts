import { join } from 'node:path';
import { median } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { ensureBuild, startProduct, startServer, withFolder } from './product.ts';
import type { Server } from './product.ts';

const rounds = 3;
const bareNext = [join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '-p', '{port}'];

async function firstPage(start: () => Promise<Server>): Promise<number> {
  const server = await start();
  await server.stop();
  return server.firstPageMs;
}

/** Bare, empty folder and existing folder in turn, so that a busy moment falls on all of them. */
async function measure(): Promise<Row[]> {
  await ensureBuild();
  const [bare, empty, existing]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await firstPage(() => startServer(bareNext)));
    await withFolder(async (folder) => {
      empty.push(await firstPage(() => startProduct(folder)));
      existing.push(await firstPage(() => startProduct(folder)));
    });
  }
  const shared = {
    unit: 'ms',
    better: 'lower',
    against: 'bare `next start` of the same build',
    baseline: median(bare),
  } as const;
  return [
    { what: 'npm start to first page, empty data folder', value: median(empty), ...shared },
    { what: 'npm start to first page, existing data folder', value: median(existing), ...shared },
  ];
}

export const coldStart: Figure = {
  name: 'cold-start',
  title: `built tree, from the command to 200 on /, median of ${rounds}`,
  measure,
};
