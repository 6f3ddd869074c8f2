import { parentPort, workerData } from 'node:worker_threads';
import { openCloner } from './database.ts';
import { tellAll } from './tell.ts';
import type { Task } from './tell.ts';

const { task, url, prefix } = workerData as { readonly task: Task; readonly url: string; readonly prefix: string };
const cloner = openCloner(url, prefix);
const say = (message: object) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
};
await tellAll(cloner, task, {
  told: (sequence, told) => say({ sequence, told }),
  found: (what) => say({ found: what }),
});
await cloner.close();
