// Loaded into each child of the start command: when that command is killed, nothing of it stays behind.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();
