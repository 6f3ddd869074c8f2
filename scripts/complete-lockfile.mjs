// Adds to package-lock.json the packages for other platforms that a partial registry mirror left out.
// Without them `npm ci` refuses the lock file; with them it skips whatever is not for this machine.
// Run it after `npm install` against such a mirror: node scripts/complete-lockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'aix'];
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  arm: 'arm',
  ia32: 'ia32',
  riscv64: 'riscv64',
  s390x: 's390x',
  ppc64: 'ppc64',
  loong64: 'loong64',
  wasm32: 'wasm32',
};

/** Platform limits as the name states them: "…-linux-arm64-gnu" is linux on arm64 with glibc. */
function limitsOf(name) {
  const parts = name.split('/').at(-1).split('-');
  const os = systems.find((system) => parts.includes(system));
  const cpu = Object.keys(processors).find((processor) => parts.includes(processor));
  const libc = parts.includes('musl') ? 'musl' : parts.some((part) => part.startsWith('gnu')) ? 'glibc' : null;
  return {
    ...(os ? { os: [os] } : {}),
    ...(cpu ? { cpu: [processors[cpu]] } : {}),
    ...(os === 'linux' && libc ? { libc: [libc] } : {}),
  };
}

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const isThere = Object.keys(lock.packages).some(
      (known) => known === `node_modules/${name}` || known === `${path}/node_modules/${name}`,
    );
    const limits = limitsOf(name);
    if (isThere || Object.keys(limits).length === 0 || !/^\d/.test(range)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: range,
      ...limits,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${added} packages of other platforms.`);
