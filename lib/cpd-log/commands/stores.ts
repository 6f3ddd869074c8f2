import { env } from '#lib/env.ts';
import { s3Store } from '../evidence/s3-store.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import { databaseStore } from './database-store.ts';

export type EvidenceStores = {
  /** Where new files go. */
  readonly forNew: EvidenceStore;
  /** By the word in the file's row; null for a storage that is no longer configured. */
  readonly of: (name: string) => EvidenceStore | null;
};

export function storesWith(s3: EvidenceStore | null): EvidenceStores {
  return {
    forNew: s3 ?? databaseStore,
    of: (name) => (name === 'database' ? databaseStore : name === 's3' ? s3 : null),
  };
}

/** The storages of this process: S3-compatible where it is configured, else the database. */
export function evidenceStores(): EvidenceStores {
  const { s3 } = env();
  return storesWith(s3 ? s3Store(s3) : null);
}
