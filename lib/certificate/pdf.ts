import { qrSvg } from '#lib/documents/qr.ts';
import { renderPdf } from '#lib/documents/compiler.ts';
import type { Attachment } from '#lib/documents/compiler.ts';
import { verifyUrl } from './address.ts';
import { showCode } from './code.ts';
import { longDate } from './dates.ts';
import { completionPhrase, resultText, statusWord } from './messages.ts';
import { rosetteSvg } from './rosette.ts';
import type { PublicCertificate } from './schema.ts';

type State = { readonly title: string; readonly text: string };

function stateOf(facts: PublicCertificate): State | null {
  const since = longDate(facts.statusSince);
  switch (facts.status) {
    case 'valid':
      return null;
    case 'expired':
      return {
        title: 'Expired',
        text: facts.certificate.validUntil
          ? `The last day on which it counted as current was ${longDate(facts.certificate.validUntil)}.`
          : 'It no longer counts as current.',
      };
    case 'superseded':
      return {
        title: `Superseded on ${since}`,
        text: facts.supersededBy
          ? `A corrected certificate has taken this one’s place. Its code is ${showCode(facts.supersededBy)}.`
          : 'A corrected certificate has taken this one’s place.',
      };
    case 'revoked':
      return { title: `Revoked on ${since}`, text: 'This certificate has been withdrawn and no longer counts.' };
  }
}

function documentData(facts: PublicCertificate, appUrl: string) {
  const { certificate } = facts;
  const url = verifyUrl(appUrl, facts.code);
  const groups = showCode(facts.code).split('-');
  const state = stateOf(facts);
  return {
    title: certificate.title,
    documentTitle: `${certificate.title} ${facts.number}: ${certificate.courseTitle}`,
    description: `${state ? `${state.title}. ` : ''}${certificate.holderName} completed ${certificate.courseTitle}, ${completionPhrase(certificate.basis)}, on ${longDate(certificate.completedOn)}.`,
    issued: {
      year: facts.issuedAt.getUTCFullYear(),
      month: facts.issuedAt.getUTCMonth() + 1,
      day: facts.issuedAt.getUTCDate(),
    },
    watermark: facts.status === 'valid' ? null : statusWord[facts.status],
    state,
    number: facts.number,
    // Two groups a line: four lines that hold the widest letters too.
    codeLines: [0, 2, 4, 6].map((start) => groups.slice(start, start + 2).join('-')),
    holderName: certificate.holderName,
    courseTitle: certificate.courseTitle,
    courseVersion: certificate.courseVersion,
    completionPhrase: completionPhrase(certificate.basis),
    completedText: longDate(certificate.completedOn),
    hoursText: certificate.hoursText,
    mode: certificate.mode,
    outcomes: certificate.outcomes,
    resultText: resultText(certificate.result),
    hoursMethod: certificate.hoursMethod,
    providerName: certificate.provider.name,
    providerLine: [certificate.provider.contact, certificate.provider.abn ? `ABN ${certificate.provider.abn}` : '']
      .filter(Boolean)
      .join(' · '),
    signatory: certificate.signatory,
    verifyUrl: url,
    // A break is allowed after each slash and group, so that the address never leaves its column.
    verifyShown: url
      .replace(/^https?:\/\//, '')
      .replace(/\//g, '/\u200b')
      .replace(/([0-9A-Z]{9})(?=[0-9A-Z]{9})/g, '$1\u200b'),
  };
}

/**
 * The certificate as a PDF: PDF/UA-1 and PDF/A-3a, the signed credential attached where one is given. The same facts at the same
 * address, with the same attachment, give the same bytes. `qrText`: what the QR code says instead of the address of the check,
 * up to about 600 characters; it should begin with that address.
 */
export function certificatePdf(
  facts: PublicCertificate,
  appUrl: string,
  attachment: Attachment | null = null,
  options: { readonly qrText?: string } = {},
): Buffer {
  return renderPdf(
    'certificate',
    {
      data: JSON.stringify(documentData(facts, appUrl)),
      rosette: rosetteSvg(facts.code, '#E3DACA', 1.6),
      qr: qrSvg(options.qrText ?? verifyUrl(appUrl, facts.code)),
    },
    attachment,
  );
}

const plain: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
};

/** A file name people can find again, for a download header: plain letters, and the full name in UTF-8. */
export function downloadHeader(facts: PublicCertificate): string {
  const name = `Certificate ${facts.number} ${facts.certificate.holderName}.pdf`;
  const ascii = name
    .replace(/[łŁđĐøØßæÆœŒðÐþÞ]/g, (letter) => plain[letter] ?? '')
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/:*?<>|]/g, '')
    .replace(/\s+/g, ' ');
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
