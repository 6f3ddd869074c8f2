import { qrCode } from '#lib/documents/qr.ts';
import { renderPdf } from '#lib/documents/compiler.ts';
import type { Attachment } from '#lib/documents/compiler.ts';
import { verifyUrl } from './address.ts';
import { showCode } from './code.ts';
import { longDate } from './dates.ts';
import { completionPhrase, replacesText, resultText, statusWord } from './messages.ts';
import { rosetteSvg } from './rosette.ts';
import { directionOf, eastOf, isHouse } from './rules/letters.ts';
import type { ApprovalLine, PublicCertificate } from './schema.ts';

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

/** A phone reads a module of 0.33 mm from a printed sheet; a little more, and never smaller than the short code always was. */
const moduleMm = 0.36;
const qrSideMm = (modulesWide: number) => Math.max(27, Math.round(modulesWide * moduleMm * 10) / 10);

/** The columns of the bodies' approvals: a number that no line has takes no room. */
function approvalTable(lines: readonly ApprovalLine[]) {
  const cell = (main: string | null, aside: string | null = null) => ({ main, aside });
  const columns = [
    {
      label: 'Approved by',
      share: 1.9,
      of: (line: ApprovalLine) =>
        cell(line.bodyName, line.jurisdiction === line.bodyName ? null : `, ${line.jurisdiction}`),
    },
    { label: 'Approved title', share: 2.1, of: (line: ApprovalLine) => cell(line.approvedTitle) },
    { label: 'Approved for', share: 0.9, of: (line: ApprovalLine) => cell(line.unitsText) },
    { label: 'Approval number', share: 1, of: (line: ApprovalLine) => cell(line.approvalNumber) },
    { label: 'Provider number', share: 1, of: (line: ApprovalLine) => cell(line.providerNumber) },
    { label: 'Holder’s number', share: 1, of: (line: ApprovalLine) => cell(line.membershipNumber) },
  ].filter(({ of }) => lines.some((line) => of(line).main !== null));
  return {
    approvalColumns: columns.map(({ label, share }) => ({ label, share })),
    approvals: lines.map((line) => columns.map(({ of }) => of(line))),
  };
}

/** What the template has to know of a name to set it in its own script. */
const nameData = (text: string) => ({
  text,
  lang: eastOf(text),
  rtl: directionOf(text) === 'rtl',
  house: isHouse(text),
});

function documentData(facts: PublicCertificate, appUrl: string, modulesWide: number) {
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
    replaces: certificate.replaces ? replacesText(certificate.replaces) : null,
    startedText: certificate.startedOn ? longDate(certificate.startedOn) : null,
    validUntilText: certificate.validUntil ? longDate(certificate.validUntil) : null,
    ...approvalTable(certificate.approvals ?? []),
    qrSide: qrSideMm(modulesWide),
    watermark: facts.status === 'valid' ? null : statusWord[facts.status],
    state,
    number: facts.number,
    // Two groups a line: four lines that hold the widest letters too.
    codeLines: [0, 2, 4, 6].map((start) => groups.slice(start, start + 2).join('-')),
    name: nameData(certificate.holderName),
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
  const qr = qrCode(options.qrText ?? verifyUrl(appUrl, facts.code));
  return renderPdf(
    'certificate',
    {
      data: JSON.stringify(documentData(facts, appUrl, qr.modulesWide)),
      rosette: rosetteSvg(facts.code, '#E3DACA', 1.6),
      qr: qr.svg,
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
