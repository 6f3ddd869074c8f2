import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { log } from '#lib/log.ts';

export type CheckLimit = { mayCheck(network: string): Promise<boolean>; close(): Promise<void> };

type Rate = { readonly points: number; readonly windowSeconds: number };

/** Kept apart from the product's own tables: nothing in it is worth a backup or a migration. */
const schemaName = 'limits';

function isMadeNextDoor(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === '23505' || code === '42P06' || code === '42P07';
}

async function openLimiter(pool: pg.Pool, { points, windowSeconds }: Rate): Promise<RateLimiterPostgres> {
  // Two processes that start together may both try: the second's complaint is that the schema is there.
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ${schemaName}`).catch((error: unknown) => {
    if (!isMadeNextDoor(error)) throw error;
  });
  const open = () => openTable(pool, { points, windowSeconds });
  return open().catch((error: unknown) => {
    if (isMadeNextDoor(error)) return open();
    throw error;
  });
}

function openTable(pool: pg.Pool, { points, windowSeconds }: Rate): Promise<RateLimiterPostgres> {
  return new Promise((resolve, reject) => {
    const limiter: RateLimiterPostgres = new RateLimiterPostgres(
      {
        storeClient: pool,
        storeType: 'pool',
        schemaName,
        tableName: 'certificate_check',
        keyPrefix: 'check',
        points,
        duration: windowSeconds,
      },
      (error?: Error) => (error ? reject(error) : resolve(limiter)),
    );
  });
}

/**
 * How often one network may check certificates, counted in PostgreSQL, so for every instance together. It protects the
 * machine, not the codes: 128 random bits protect themselves. A limiter that fails lets the check through.
 */
export function createCheckLimit(connectionString: string, rate: Rate): CheckLimit {
  const pool = new pg.Pool({ connectionString, max: 2, connectionTimeoutMillis: 2_000 });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'check limit lost a connection'));
  let opening: Promise<RateLimiterPostgres> | undefined;
  return {
    async mayCheck(network) {
      try {
        opening ??= openLimiter(pool, rate);
        await (await opening).consume(network);
        return true;
      } catch (error) {
        if (error instanceof RateLimiterRes) return false;
        opening = undefined;
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'check limit unavailable');
        return true;
      }
    },
    async close() {
      await pool.end();
    },
  };
}
