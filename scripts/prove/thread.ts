import { parentPort, workerData } from 'node:worker_threads';
import { openCloner } from './database.ts';
import { tellAll } from './tell.ts';
import type { Task } from './tell.ts';

const { task, url, prefix } = workerData as { readonly task: Task; readonly url: string; readonly prefix: string };
const cloner = openCloner(url, prefix);
await tellAll(cloner, task, {
  told: (sequence, told) => parentPort?.postMessage({ sequence, told }),
  found: (what) => parentPort?.postMessage({ found: what }),
});
await cloner.close();
