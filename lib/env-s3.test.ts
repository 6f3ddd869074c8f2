import { expect, test } from 'vitest';
import { readS3 } from './env-s3.ts';

const all = {
  S3_ENDPOINT: 'https://s3.example.org/',
  S3_BUCKET: 'evidence',
  S3_REGION: 'ap-southeast-2',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'secret',
};

test('all variables or none: a part of them stops the start and names the rest', () => {
  expect(readS3({})).toEqual({ s3: null, faults: [] });
  expect(readS3(all)).toEqual({
    s3: {
      endpoint: 'https://s3.example.org',
      bucket: 'evidence',
      region: 'ap-southeast-2',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    },
    faults: [],
  });
  expect(readS3({ ...all, S3_REGION: undefined, S3_BUCKET: undefined }).faults.join()).toContain(
    'S3_BUCKET, S3_REGION',
  );
});

test.each(['s3.example.org', 'ftp://s3.example.org', 'https://s3.example.org/bucket', ''])(
  '%j is no endpoint',
  (address) => {
    expect(readS3({ ...all, S3_ENDPOINT: address }).faults).toHaveLength(1);
  },
);
