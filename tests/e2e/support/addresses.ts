import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { rootDir } from '#lib/paths.ts';

const addressesFile = join(rootDir, '.test', 'e2e', 'addresses.json');
const addressesSchema = z.object({ appUrl: z.string(), stripeUrl: z.string().nullable(), dataDir: z.string() });

/** Where the product under test answers, and its payment stand-in. */
export type Addresses = z.infer<typeof addressesSchema>;

export function saveAddresses(addresses: Addresses): void {
  mkdirSync(dirname(addressesFile), { recursive: true });
  writeFileSync(addressesFile, JSON.stringify(addresses));
}

/** The addresses of the product that this run has started. */
export function readAddresses(): Addresses {
  return addressesSchema.parse(JSON.parse(readFileSync(addressesFile, 'utf8')));
}
