/** What a check accepts. Everything in a file may be meant to harm: sizes and depths stand before the parsers. */
export const limits = {
  fileBytes: 5 * 1024 * 1024,
  /** The credential itself, as JSON or as a compact JWT. */
  credentialBytes: 1024 * 1024,
  jsonDepth: 40,
  jsonMembers: 20_000,
  /** Values of a credential, in lists and members: what linked data takes for them grows with their square. */
  credentialValues: 2_000,
  attachments: 16,
  /** Streams of a PDF that are looked at. */
  streams: 20_000,
  proofs: 8,
  contexts: 12,
  /** A status list unpacked: four million places. */
  statusListBytes: 512 * 1024,
  fetchedBytes: 2 * 1024 * 1024,
  fetchSeconds: 10,
  redirects: 3,
} as const;
