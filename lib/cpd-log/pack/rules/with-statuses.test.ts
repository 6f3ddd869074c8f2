import { expect, test } from 'vitest';
import { packCompletion, packFacts } from '#tests/support/audit-pack.ts';
import { packOf } from './pack-of.ts';
import { withStatuses } from './with-statuses.ts';

test('a frozen pack says that a certificate was revoked since, and that it stands again', () => {
  const { entry, completion } = packCompletion(1);
  const pack = packOf(packFacts({ entries: [entry], completions: [completion] }));
  const revoked = withStatuses(pack, new Map([[completion.certificateId, 'revoked']]));
  expect(revoked.certificates[0]?.status).toBe('revoked');
  expect(revoked.gaps).toContainEqual({ kind: 'certificate-revoked', positions: [1] });
  expect(revoked.activities).toEqual(pack.activities);
  expect(withStatuses(revoked, new Map([[completion.certificateId, 'valid']]))).toEqual(pack);
  expect(withStatuses(pack, new Map())).toEqual(pack);
});
