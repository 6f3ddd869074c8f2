import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '#generated/client.ts';
import type { Prisma } from '#generated/client.ts';
import { env } from '../env.ts';

export type Db = PrismaClient;
export type Tx = Prisma.TransactionClient;

/** Opens a client on a database of our own. The caller disconnects it. */
export function openDb(connectionString: string, poolSize = 10): Db {
  const adapter = new PrismaPg({ connectionString, max: poolSize, connectionTimeoutMillis: 5_000 });
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
