import { createHash } from 'node:crypto';
import { readObjects, referenceIn, writeObjects } from './pdf-objects.ts';
import { sayTrueTexts } from './true-text.ts';

/** PDF/A wants every property that it does not know itself described in the file (ISO 19005-3, 6.6.2.3). */
const uaSchema = [
  '<rdf:li rdf:parseType="Resource">',
  '<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>',
  '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
  '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
  '<pdfaProperty:category>internal</pdfaProperty:category>',
  '<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>',
  '<pdfaProperty:name>part</pdfaProperty:name>',
  '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
  '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>',
].join('');

/** Replaces what must be there once: a compiler that writes otherwise stops the work instead of giving half a standard. */
function once(text: string, what: string, by: string): string {
  if (text.split(what).length !== 2) throw new Error(`the PDF does not have ${what} once`);
  return text.replace(what, () => by);
}

function withUaClaim(metadata: Buffer): Buffer {
  const text = metadata.toString('utf8');
  const from = text.indexOf('<?xpacket begin');
  const to = text.indexOf('\nendstream');
  let packet = text.slice(from, to);
  packet = once(packet, ' xmlns:pdfaid=', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"  xmlns:pdfaid=');
  packet = once(packet, '<pdfaid:part>', '<pdfuaid:part>1</pdfuaid:part><pdfaid:part>');
  packet = once(packet, '</rdf:Bag></pdfaExtension:schemas>', `${uaSchema}</rdf:Bag></pdfaExtension:schemas>`);
  const head = once(
    text.slice(0, from),
    `/Length ${Buffer.byteLength(text.slice(from, to))}`,
    `/Length ${Buffer.byteLength(packet)}`,
  );
  return Buffer.from(head + packet + text.slice(to), 'utf8');
}

/**
 * A PDF/A-3a file, made from a document that has passed as PDF/UA-1 too, says that it is both: readers show the title instead of
 * the file's name, and the metadata name the second standard. The compiler itself writes one standard at a time.
 */
export function claimBoth(archive: Buffer): Buffer {
  const file = readObjects(archive);
  sayTrueTexts(file);
  const root = referenceIn(file.trailer, 'Root');
  const catalog = file.objects.get(root)?.toString('latin1') ?? '';
  const metadata = file.objects.get(referenceIn(catalog, 'Metadata'));
  if (!metadata) throw new Error('the PDF has no metadata');
  file.objects.set(
    root,
    Buffer.from(once(catalog, '/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true'), 'latin1'),
  );
  file.objects.set(referenceIn(catalog, 'Metadata'), withUaClaim(metadata));
  // The second half of the ID is this version of the file (ISO 32000-1, 14.4).
  const id = createHash('sha256').update(archive).digest('base64').slice(0, 24);
  const trailer = file.trailer.replace(/(\/ID \[\([^)]*\) )\([^)]*\)/, (_, first: string) => `${first}(${id})`);
  return writeObjects({ ...file, trailer });
}
