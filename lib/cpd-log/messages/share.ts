import { longDay } from '#lib/time/days.ts';
import type { Pack, ShareItem, VisitKind } from '../schema/pack.ts';
import { periodText } from './pack.ts';

export const shareStateWord: Record<ShareItem['state'], string> = {
  open: 'Open',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
};

export const visitWord: Record<VisitKind, string> = {
  page: 'Opened the page',
  pdf: 'Took the PDF',
  csv: 'Took the CSV',
  evidence: 'Took an evidence file',
};

export const shareRefusal = {
  'too-many': 'You have 50 open links. Withdraw one that is no longer needed.',
  'not-found': 'There is no such link in your account.',
} as const;

/** What goes along with a link, in a sentence. */
export function includedText({
  includesReflections,
  includesEvidence,
}: Pick<ShareItem, 'includesReflections' | 'includesEvidence'>): string {
  const files = includesEvidence ? 'with evidence files' : 'without evidence files';
  return includesReflections ? `${files}, with your reflections` : `${files}, without reflections`;
}

/** A message to the auditor, for the therapist to finish and send: nothing is sent by us. */
export function mailDraft(pack: Pick<Pack, 'body' | 'period' | 'holder'>, url: string, expiresOn: string): string {
  const subject = `CPD audit pack${pack.body ? ` for ${pack.body.shortName}` : ''}`;
  const body = [
    'Hello,',
    '',
    `my CPD for ${periodText(pack.period)} is at this address, with certificates and evidence:`,
    url,
    '',
    `No sign-in is needed. The link works until ${longDay(expiresOn)}.`,
    ...(pack.holder.membershipNumber ? ['', `Membership number: ${pack.holder.membershipNumber}`] : []),
    '',
    pack.holder.legalName ?? '',
  ].join('\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
