import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100;

/** The numbers after the name in /proc/PID/stat: state is the first, the parent the second. */
function statOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
}

function isWebServerOf(pid: number, parent: number): boolean {
  try {
    return Number(statOf(pid)[1]) === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('next-server');
  } catch {
    return false;
  }
}

/** The web server among the processes that the product started. */
export function webServerOf(productPid: number): number {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const found = pids.find((pid) => isWebServerOf(pid, productPid));
  if (!found) throw new Error('no web server among the processes of the product');
  return found;
}

/** Processor time of a process, of the children it has, and of those it had. */
export function processorMsOfFamily(parent: number): number {
  const own = statOf(parent);
  let ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(own[field]), 0);
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = statOf(Number(name));
      if (Number(stat[1]) === parent) ticks += Number(stat[11]) + Number(stat[12]);
    } catch {
      // It ended while we looked.
    }
  }
  return (ticks * 1000) / ticksPerSecond;
}

export function residentMb(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (!found) throw new Error(`process ${pid} tells no VmRSS`);
  return Math.round(Number(found[1]) / 102.4) / 10;
}

/** Processor time the process has used so far: what others on the machine do hardly touches it. */
export function processorMs(pid: number): number {
  const stat = statOf(pid);
  return ((Number(stat[11]) + Number(stat[12])) * 1000) / ticksPerSecond;
}
