import type { CertificateStatus } from '../schema.ts';
import type { UploadAnswer } from './answer.ts';

const wrapped = { pdf: 'the paper', png: 'the picture', svg: 'the drawing', json: null, jwt: null } as const;

const stateSentences: Record<CertificateStatus, string> = {
  valid: 'In our record it is valid today.',
  expired: 'Its last day is over: in our record it has expired.',
  superseded: 'A corrected certificate has taken its place. Rely on the newer one.',
  revoked: 'We have since withdrawn it. It no longer counts.',
};

export type UploadWords = { readonly heading: string; readonly sentences: readonly string[] };

function genuine({ fileKind, status }: UploadAnswer): UploadWords {
  const around = fileKind ? wrapped[fileKind] : null;
  const differs = around
    ? [
        `But the file around it is not one that we made, byte for byte: ${around} may have been changed. Compare what you see with the true facts below.`,
      ]
    : [];
  return {
    heading: around ? 'The credential is genuine, the file is not as we made it' : 'Genuine',
    sentences: [
      'The credential inside was signed by us, and no letter of it has been changed.',
      ...differs,
      ...(status ? [stateSentences[status]] : []),
    ],
  };
}

function altered({ code, facts }: UploadAnswer): UploadWords {
  const different = facts.filter(({ differs }) => differs).map(({ label }) => label);
  return {
    heading: 'Not as we signed it',
    sentences: [
      'It says that it comes from us, but our signature does not fit. It was altered, or somebody else made it. Do not rely on it.',
      ...(code && different.length > 0
        ? [`It names a certificate in our record and differs from it in: ${different.join(', ')}.`]
        : []),
      ...(code && different.length === 0
        ? ['It names a certificate in our record. The main facts are the same, so something else in it was changed.']
        : []),
      ...(code ? [] : ['Nothing in our record belongs to it.']),
    ],
  };
}

/** What the answer means, for people. Exhaustive. */
export function uploadWords(answer: UploadAnswer): UploadWords {
  const state = answer.status ? [stateSentences[answer.status]] : [];
  switch (answer.kind) {
    case 'same':
      return {
        heading: 'Ours, and unaltered',
        sentences: ['We made this very file, and not one byte of it has been changed.', ...state],
      };
    case 'genuine':
      return genuine(answer);
    case 'altered':
      return altered(answer);
    case 'foreign':
      return {
        heading: 'Another issuer’s badge',
        sentences: [
          'We did not issue it, whatever name it gives itself: a name alone proves nothing.',
          'Below is what could be checked here without asking anyone, and what could not.',
        ],
      };
    case 'code':
      return {
        heading: 'A PDF with our code, without a signature',
        sentences: [
          'No signed credential is attached, so nobody can tell from the file alone whether it was changed; our older certificates have none, and printing to PDF removes it.',
          'It leads to a certificate in our record. Compare the paper with the true facts below.',
          ...state,
        ],
      };
    case 'nothing':
      return {
        heading: 'Nothing to check in it',
        sentences: [
          answer.steps.find(({ outcome }) => outcome === 'failed')?.why ?? 'The file holds no credential.',
          ...(answer.fileKind === 'pdf'
            ? ['If it is a certificate of ours, type the code that is printed beside its QR code.']
            : []),
        ],
      };
  }
}
