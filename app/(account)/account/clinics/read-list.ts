import { textOf } from '#lib/auth/form-state.ts';

/** Text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or else the old Western letters. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The list of a form: the chosen file, or what was pasted when there is none. */
export async function listOf(form: FormData): Promise<string> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0)
    return decode(new Uint8Array(await file.arrayBuffer())).replaceAll('\0', '');
  return textOf(form, 'text');
}
