import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';
import type { PublicJwk } from '../badge/keys.ts';

const folder = join(rootDir, 'lib', 'certificate', 'offline');
const parts = new Map<string, string>();

function part(name: string): string {
  const text = parts.get(name) ?? readFileSync(join(folder, name), 'utf8');
  parts.set(name, text);
  return text;
}

export type OfflinePageFacts = {
  readonly appUrl: string;
  readonly providerName: string;
  /** Every Ed25519 key that ever signed here. */
  readonly keys: readonly { readonly kid: string; readonly publicJwk: PublicJwk }[];
  readonly madeAt: Date;
  /** Of the request, where the page is served; a page that is kept has none. */
  readonly nonce?: string;
};

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (symbol) => escaped[symbol] ?? symbol);
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** JSON that cannot end the element it stands in. */
const inScript = (value: object) => JSON.stringify(value).replace(/</g, '\\u003c');

/**
 * The page that checks a QR code without any server: one HTML file with its style, its script and the public keys inside. Its own
 * policy lets that very script run and nothing be fetched, also when it is opened from a disk.
 */
export function offlinePage({ appUrl, providerName, keys, madeAt, nonce }: OfflinePageFacts): string {
  const [style, script] = [part('page.css'), part('page.js')];
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  const data = { appUrl, madeAt: madeAt.toISOString(), keys: keys.map(({ kid, publicJwk }) => ({ kid, publicJwk })) };
  const filled: Record<string, string> = {
    policy: escape(policy),
    style,
    script,
    data: inScript(data),
    nonce: nonce ? ` nonce="${escape(nonce)}"` : '',
    provider: escape(providerName),
    appUrl: escape(appUrl),
    host: escape(new URL(appUrl).host),
    madeOn: escape(
      new Intl.DateTimeFormat('en-AU', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(madeAt),
    ),
  };
  return part('page.html.template').replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => filled[name] ?? '');
}
