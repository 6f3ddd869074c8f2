import { PrismaClient } from '#generated/client.ts';
import type { Prisma } from '#generated/client.ts';
import { env } from '../env.ts';
import { PgOneAtATime } from './one-at-a-time.ts';

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** How long a request waits for its turn at the database, and its transaction for its end, before it is an error. */
export const turnTimeoutMs = 30_000;

/** More than the product has, and none of the long ones that differ each time: what a connection remembers stays small. */
const mostStatements = 400;
const longestStatement = 4_000;

/**
 * Names for statements, so that the database plans each once for a connection and not at every request: on the way of an
 * answer that is half of its work. A pooler that hands connections out per transaction cannot take them: `?pgbouncer=true`.
 */
export function statementNames(connectionString: string): (query: { readonly sql: string }) => string {
  if (/[?&]pgbouncer=true(?:&|$)/.test(connectionString)) return () => '';
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= mostStatements || sql.length > longestStatement) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** Opens a client on a database of our own. The caller disconnects it. */
export function openDb(connectionString: string, poolSize = 10): Db {
  const adapter = new PgOneAtATime(
    { connectionString, max: poolSize, connectionTimeoutMillis: turnTimeoutMs },
    { statementNameGenerator: statementNames(connectionString) },
  );
  return new PrismaClient({ adapter, errorFormat: 'minimal' });
}

const shared = globalThis as { afferentDb?: Db };

/** The client of this process. */
export function db(): Db {
  if (!shared.afferentDb) {
    const url = env().databaseUrl;
    if (!url) throw new Error('DATABASE_URL is not set for this process: start the product with npm start.');
    shared.afferentDb = openDb(url);
  }
  return shared.afferentDb;
}
