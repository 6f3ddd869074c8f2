// Tells eslint-plugin-boundaries where an import leads: package.json "imports" and relative paths with their
// extension written out. It does not ask whether the file exists, so a fence holds before the client is generated.
const { existsSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');

const folders = { '#generated/': 'prisma/generated/' };

function rootOf(file) {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

exports.interfaceVersion = 2;
exports.resolve = (source, file) => {
  if (source.startsWith('.')) return { found: true, path: resolve(dirname(file), source) };
  if (!source.startsWith('#')) return { found: false };
  const head = source.slice(0, source.indexOf('/') + 1);
  return { found: true, path: join(rootOf(file), folders[head] ?? head.slice(1), source.slice(head.length)) };
};
