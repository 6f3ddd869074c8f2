import type { StoreRefusal } from '../evidence/store.ts';
import type { FileRefusal } from '../rules/evidence.ts';

export type EvidenceRefusal =
  | FileRefusal
  | StoreRefusal
  | 'not-found'
  | 'form'
  | 'file-empty'
  | 'file-too-large'
  | 'too-many-files'
  | 'too-many-waiting'
  | 'no-room'
  | 'file-there'
  | 'no-badge';

const sentences: Record<EvidenceRefusal, string> = {
  'file-missing': 'Choose a file first.',
  'file-empty': 'This file is empty: nothing of it arrived. Open it to see whether it is whole, then send it again.',
  'file-type':
    'We take photos (JPEG, PNG, WebP, HEIC) and PDF files. This file is something else, whatever its name says.',
  'file-unsafe':
    'This file holds more than a picture or a document, so it is not taken. A photo of the certificate will do.',
  'pdf-locked':
    'This PDF is locked with a password, so no auditor could open it. Save it without one, or take a photo.',
  'pdf-active': 'This PDF runs a script or sends data, so it is not taken. Print it to a new PDF, or take a photo.',
  'pdf-unreadable': 'This PDF is damaged and could not be read. Print it to a new PDF, or take a photo.',
  'storage-away':
    'The storage for files does not answer. Nothing was lost in your log; send the file again in a while.',
  'content-lost': 'This file could not be read whole from where it is kept. Send it again, please.',
  'not-found': 'This entry is not in your log, so nothing was added.',
  form: 'This could not be read. Nothing was changed; please send it again.',
  'file-too-large': 'This file is larger than 10 MB. A photo at a smaller size is enough, as long as it can be read.',
  'too-many-files': 'This entry has 20 files, which is the most. Delete one first.',
  'too-many-waiting': '20 files wait for their facts. Say what they are first, or delete some.',
  'no-room': 'Your files come to 500 MB, which is the most we keep for one person. Delete some first.',
  'file-there': 'This very file is here already.',
  'no-badge':
    'No Open Badge 3.0 was found in this file. It is a PNG or SVG picture with the badge baked in, a JSON file or a JWT.',
};

export function evidenceRefusalSentence(reason: string | undefined): string | undefined {
  return reason !== undefined && Object.hasOwn(sentences, reason) ? sentences[reason as EvidenceRefusal] : undefined;
}
