import { addEntry } from '#lib/cpd-log/commands/save-entry.ts';
import type { EntryFacts, EntryWords } from '#lib/cpd-log/schema/entry.ts';
import type { Db } from '#lib/db/client.ts';
import { testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';

export const workshop: EntryFacts = {
  title: 'Shoulder workshop',
  provider: 'A school of massage',
  startedOn: '2026-03-13',
  completedOn: '2026-03-14',
  minutes: 360,
  mode: 'in_person',
  isAssessed: false,
};

export const said: EntryWords = {
  relation: 'direct',
  subjects: ['practice', 'science'],
  disciplines: ['remedial massage'],
  learned: 'How the scapula moves',
  use: 'In shoulder treatments',
  claims: [],
};

/** An entry by hand in a person's log; its id. */
export async function enterByHand(
  db: Db,
  person: TestPerson,
  facts: Partial<EntryFacts> = {},
  words: Partial<EntryWords> = {},
): Promise<string> {
  const added = await addEntry(
    db,
    viewerOf(person),
    {
      facts: { ...workshop, ...facts },
      words: { ...said, ...words },
      bodySlugs: (words.claims ?? []).map(({ bodySlug }) => bodySlug),
      isAnother: true,
    },
    testStart,
  );
  if (!added.ok) throw new Error(`not added: ${added.reason}`);
  return added.value.id;
}
