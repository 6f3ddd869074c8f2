/**
 * Changes objects of a PDF as the compiler writes it: a classic cross-reference table, every object in the clear, nothing
 * updated since. Streams are never read, so whatever is not changed stays byte for byte as it was.
 */
export type PdfObjects = { readonly head: Buffer; readonly objects: Map<number, Buffer>; readonly trailer: string };

/** Takes the file apart by its own table. */
export function readObjects(pdf: Buffer): PdfObjects {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - 128));
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1]);
  const table = pdf.toString('latin1', start);
  const [, count = ''] = /^xref\s+0 (\d+)\s+/.exec(table) ?? [];
  const entries = [...table.matchAll(/(\d{10}) \d{5} n/g)].map(([, offset]) => Number(offset));
  if (!count || entries.length !== Number(count) - 1) throw new Error('the PDF has no plain cross-reference table');
  const objects = new Map<number, Buffer>();
  const ends = [...entries.toSorted((a, b) => a - b), start];
  for (const [at, offset] of entries.entries()) {
    const end = ends[ends.indexOf(offset) + 1] ?? start;
    objects.set(at + 1, pdf.subarray(offset, end));
  }
  return {
    head: pdf.subarray(0, ends[0]),
    objects,
    trailer: table.slice(table.indexOf('trailer'), table.indexOf('startxref')),
  };
}

/** Puts the file together again, with a table of its own. */
export function writeObjects({ head, objects, trailer }: PdfObjects): Buffer {
  const parts = [head];
  let at = head.length;
  let table = `xref\n0 ${objects.size + 1}\n0000000000 65535 f\r\n`;
  for (const [, object] of [...objects].toSorted(([a], [b]) => a - b)) {
    table += `${String(at).padStart(10, '0')} 00000 n\r\n`;
    parts.push(object);
    at += object.length;
  }
  parts.push(Buffer.from(`${table}${trailer}startxref\n${at}\n%%EOF`, 'latin1'));
  return Buffer.concat(parts);
}

/** The number that a name of a dictionary refers to: `/Root 33 0 R` gives 33. */
export function referenceIn(text: string, name: string): number {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1];
  if (!found) throw new Error(`the PDF has no ${name}`);
  return Number(found);
}
