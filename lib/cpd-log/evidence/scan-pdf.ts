import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream } from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';
import type { FileRefusal } from '../rules/evidence.ts';

/** Actions and parts with which a PDF does something by itself. */
const actions = new Set(['/JavaScript', '/Launch', '/ImportData', '/SubmitForm', '/Rendition']);
const activeKeys = ['JS', 'JavaScript', 'XFA', 'RichMediaContent'];

function isActive(dict: PDFDict): boolean {
  const action = dict.get(PDFName.of('S'));
  if (action && actions.has(action.toString())) return true;
  return activeKeys.some((key) => dict.has(PDFName.of(key)));
}

/** Looks through an object and what stands in it directly; what it points to is looked at by itself. */
function holdsAction(object: PDFObject, depth = 0): boolean {
  if (depth > 20) return true;
  if (object instanceof PDFStream || object instanceof PDFRawStream) return holdsAction(object.dict, depth + 1);
  if (object instanceof PDFDict)
    return isActive(object) || object.values().some((value) => holdsAction(value, depth + 1));
  if (object instanceof PDFArray) return object.asArray().some((value) => holdsAction(value, depth + 1));
  return false;
}

/** Why a PDF is not taken: it is locked, it runs something, or it cannot be read. Null for one that is fine. */
export async function scanPdf(bytes: Uint8Array): Promise<FileRefusal | null> {
  try {
    const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false });
    if (document.isEncrypted) return 'pdf-locked';
    if (document.getPageCount() === 0) return 'pdf-unreadable';
    const objects = document.context.enumerateIndirectObjects();
    return objects.some(([, object]) => holdsAction(object)) ? 'pdf-active' : null;
  } catch {
    return 'pdf-unreadable';
  }
}
