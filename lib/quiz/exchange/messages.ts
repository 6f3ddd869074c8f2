import { importDefaultsSchema } from './forms.ts';
import type { ImportFieldValues } from './forms.ts';
import type { ImportRefusal } from '../commands/import-pool.ts';
import type { UploadRefusal } from '../commands/keep-upload.ts';

const refusals: Readonly<Record<ImportRefusal | UploadRefusal | 'form', string>> = {
  'version-not-found': 'That course version is not there. Choose one from the list.',
  'file-missing': 'Choose a file: a QTI 3.0 package (.zip), a QTI 3.0 item (.xml) or a Moodle XML file.',
  'file-too-large': 'The file is larger than 8 MB. Split it and import the parts one after the other.',
  'module-unknown': 'This course version has no such module. Choose one from the list.',
  'outcome-unknown': 'This course version has no such outcome. Choose one from the list.',
  form: 'Something in the form is missing or cannot be used. Look at the fields and choose the file again.',
  'upload-gone':
    'This file is no longer kept: files wait a day for their confirmation, and your newest five are kept. Upload it again.',
  'file-has-errors': 'The file has errors, so nothing was imported.',
  'changes-nothing': 'Every question of this file is in the pool as it is. Nothing was changed.',
  'changed-since-check':
    'The pool has changed since you checked this file, so nothing was imported. Look at the new check below.',
};

/** Why an import was refused, for the admin who asked for it. */
export function importMessage(reason: ImportRefusal | UploadRefusal | 'form'): string {
  return refusals[reason];
}

const fieldOf: Readonly<Partial<Record<string, string>>> = {
  'file-missing': 'file',
  'file-too-large': 'file',
  'module-unknown': 'module',
  'outcome-unknown': 'outcome',
  'version-not-found': 'version',
};

type Errors = { readonly errors?: Record<string, string>; readonly message?: string };

/** What to say beside the fields of the import form when it comes back; nothing for a word that is no reason. */
export function importErrors(problem: string | undefined, values: ImportFieldValues): Errors {
  if (!problem || !Object.hasOwn(refusals, problem)) return {};
  const reason = problem as keyof typeof refusals;
  const field = fieldOf[reason];
  if (field) return { errors: { [field]: refusals[reason] } };
  const parsed = importDefaultsSchema.safeParse({ ...values, safety: values.safety === 'yes' });
  if (reason !== 'form' || parsed.success) return { message: refusals[reason] };
  const errors = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
  return { message: refusals.form, errors };
}
