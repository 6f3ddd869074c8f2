import { demoPeople } from '#lib/account/demo.ts';
import { env } from '#lib/env.ts';

const { isLoopback, appUrl } = env();
const people = isLoopback ? demoPeople : [];

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(people, null, 2)}\n`);
} else if (people.length === 0) {
  process.stdout.write('There are no demonstration sign-ins on a public address.\n');
} else {
  const width = Math.max(...people.map((person) => person.email.length));
  const lines = people.map((person) => `  ${person.email.padEnd(width)}  ${person.role.padEnd(9)}  ${person.note}`);
  process.stdout.write(
    `Sign in at ${appUrl}/sign-in with one of these addresses; the e-mail is at ${appUrl}/dev/mailbox\n\n${lines.join('\n')}\n`,
  );
}
