import type { Tx } from '#lib/db/client.ts';
import type { Result } from '#lib/result.ts';

export type StoreRefusal = 'storage-away' | 'content-lost';

export type StoredFile = {
  readonly id: string;
  /** Where it lies in a storage of its own; null in the database. */
  readonly storageKey: string | null;
  readonly sha256: string;
};

export type NewFile = {
  readonly id: string;
  readonly storageKey: string | null;
  readonly content: Uint8Array;
  readonly mediaType: string;
};

/**
 * Where the contents of evidence lie. A file is written in two halves, because a storage of its own must not be waited for
 * inside a transaction: `stage` outside it, `keep` inside it, beside the row. A half that is left over is cleared by the job
 * `delete-stored`, which is queued before `stage`.
 */
export type EvidenceStore = {
  readonly name: 'database' | 's3';
  /** The key of a new file, or null where the row's own id is enough. */
  keyOf(fileId: string): string | null;
  stage(file: NewFile): Promise<Result<null, StoreRefusal>>;
  keep(tx: Tx, file: NewFile): Promise<void>;
  /** Whole and unaltered by its sha256, or a refusal. */
  read(tx: Tx, file: StoredFile): Promise<Result<Uint8Array<ArrayBuffer>, StoreRefusal>>;
  /** Deletes what is there of these keys; what is not there is fine. Throws while the storage is away, so that the job tries again. */
  remove(keys: readonly string[]): Promise<void>;
};
