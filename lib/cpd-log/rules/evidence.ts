const badgeTypes: ReadonlySet<string> = new Set(['application/vc+ld+json', 'application/vc+jwt']);

/** Most of what may be stored. */
export const evidenceLimits = {
  fileBytes: 10 * 1024 * 1024,
  filesPerEntry: 20,
  waitingFiles: 20,
  totalBytes: 500 * 1024 * 1024,
} as const;

/** A stored file that is an Open Badge and no picture of one. */
export function isBadgeFile(mediaType: string): boolean {
  return badgeTypes.has(mediaType);
}

/** True for pictures that every browser shows by itself. */
export function isShownInline(mediaType: string): boolean {
  return ['image/jpeg', 'image/png', 'image/webp'].includes(mediaType);
}

/** "850 kB", "2.4 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export type FileRefusal = 'file-missing' | 'file-type' | 'file-unsafe' | 'pdf-locked' | 'pdf-active' | 'pdf-unreadable';

const unsafeInNames = /[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu;

/** The name under which a file is kept: the last part of what was sent, without what systems choke on, with its true ending. */
export function keptFileName(sent: string, extension: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? '';
  const bare = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(unsafeInNames, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .toWellFormed()
    .replace(/^\.+/, '');
  return `${bare === '' ? 'evidence' : bare}.${extension}`;
}

/** A Content-Disposition for any name: plain letters for old browsers, the true name beside them. */
export function dispositionOf(kind: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '');
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
