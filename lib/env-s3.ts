/** Where evidence files go, when not into the database. */
export type S3Env = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
type Raw = Readonly<Partial<Record<(typeof names)[number], string | undefined>>>;

/** S3-compatible storage, when all of its variables are set; a sentence per fault when only some are, or the address is none. */
export function readS3(raw: Raw): { readonly s3: S3Env | null; readonly faults: string[] } {
  const missing = names.filter((name) => !raw[name]);
  if (missing.length === names.length) return { s3: null, faults: [] };
  if (missing.length > 0)
    return { s3: null, faults: [`${missing.join(', ')} must be set as well: set all of ${names.join(', ')} or none.`] };
  const endpoint = raw.S3_ENDPOINT ?? '';
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol) || new URL(endpoint).pathname !== '/')
    return {
      s3: null,
      faults: ['S3_ENDPOINT must be an address without a path, such as https://s3.ap-southeast-2.amazonaws.com.'],
    };
  return {
    s3: {
      endpoint: new URL(endpoint).origin,
      bucket: raw.S3_BUCKET ?? '',
      region: raw.S3_REGION ?? '',
      accessKeyId: raw.S3_ACCESS_KEY_ID ?? '',
      secretAccessKey: raw.S3_SECRET_ACCESS_KEY ?? '',
    },
    faults: [],
  };
}
