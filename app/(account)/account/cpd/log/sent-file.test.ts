import { expect, test } from 'vitest';
import { sentFile } from './sent-file.ts';

/** A form with one file, sent as a browser sends it. */
async function sent(file: File) {
  const form = new FormData();
  form.set('file', file);
  const body = new Uint8Array(await new Response(form).clone().arrayBuffer());
  const boundary = /^--(\S+)/.exec(new TextDecoder().decode(body.slice(0, 200)))?.[1] ?? '';
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(body.length),
  };
  return sentFile(new Request('http://localhost/', { method: 'POST', body, headers }));
}

test('a form without a file and one with an empty file are told apart', async () => {
  expect(await sent(new File([], ''))).toMatchObject({ ok: false, reason: 'file-missing' });
  expect(await sent(new File([], 'scan.pdf'))).toMatchObject({ ok: false, reason: 'file-empty' });
  expect(await sent(new File(['x'], 'scan.pdf'))).toMatchObject({ ok: true, value: { fileName: 'scan.pdf' } });
});
