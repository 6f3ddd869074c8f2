import type { Tx } from '#lib/db/client.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';

const mostKeys = 100;

/**
 * Queues, in the transaction that deletes their rows, the deletion of files that lie outside the database; at least once.
 * Files in the database need nothing: their contents go with the rows. Keys are random and say nothing of a person.
 */
export async function deleteStored(
  tx: Tx,
  files: readonly { readonly storageKey: string | null }[],
  laterSeconds = 0,
): Promise<void> {
  const keys = files.flatMap(({ storageKey }) => (storageKey === null ? [] : [storageKey]));
  for (let from = 0; from < keys.length; from += mostKeys)
    await enqueue(tx, 'delete-stored', { keys: keys.slice(from, from + mostKeys) }, undefined, laterSeconds);
}
