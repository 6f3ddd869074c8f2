import { failed, notChecked, passed, shown } from '../types.ts';
import type { Step } from '../types.ts';
import type { FoundKey } from './find-key.ts';

/** The host that stands behind an id: of a URL, or of a did:web for the whole host. One with a path is one tenant of many. */
function hostOf(id: string): string | null {
  if (id.startsWith('did:web:')) {
    try {
      const [host = '', ...path] = (id.slice('did:web:'.length).split('#')[0] ?? '').split(':');
      return path.length > 0 ? null : decodeURIComponent(host).toLowerCase() || null;
    } catch {
      return null;
    }
  }
  const url = URL.canParse(id) ? new URL(id) : null;
  return url && /^https?:$/.test(url.protocol) ? url.host : null;
}

const baseOf = (id: string) => id.split('#')[0] ?? id;

/** Does the key belong to the issuer whom the credential names? Signed by somebody is not signed by them. */
export function checkBinding(step: string, issuerId: string, key: FoundKey): Step {
  if (!key.mayAssert) return failed(step, 'The issuer lists this key, but not as one that may make assertions.');
  const owners = [...key.controllers, baseOf(key.id)].filter(Boolean);
  if (owners.includes(issuerId)) return passed(step, `The key belongs to the issuer, ${shown(issuerId)}.`);
  const host = hostOf(issuerId);
  if (host && owners.some((owner) => hostOf(owner) === host))
    return passed(step, `The key is published by the issuer’s own host, ${shown(host)}.`);
  const named = owners.find((owner) => owner.startsWith('did:') || hostOf(owner) !== null);
  if (named)
    return failed(
      step,
      `The credential names ${shown(issuerId)} as its issuer, but the key belongs to ${shown(named)}.`,
    );
  if (key.from === 'given') return passed(step, 'The key is one of those that you gave.');
  return notChecked(
    step,
    `The key came along in the file itself. Nothing here ties it to ${shown(issuerId)}: anyone could have made it.`,
  );
}
