import { verifyUrl } from '#lib/certificate/address.ts';
import { showCode } from '#lib/certificate/code.ts';
import { resultText } from '#lib/certificate/messages.ts';
import { longDay } from '#lib/time/days.ts';
import { certificateStatusText, durationText } from '../messages/pack.ts';
import type { LearningRecord, PackCertificate } from '../schema/pack.ts';

/** One certificate as the document prints it. */
export function certificatePart(certificate: PackCertificate, appUrl: string) {
  const { approval, record } = certificate;
  const url = verifyUrl(appUrl, certificate.code);
  return {
    heading: `${certificate.activityPosition}. ${certificate.courseTitle}`,
    facts: [
      { label: 'Number', value: certificate.number },
      { label: 'State', value: certificateStatusText[certificate.status] },
      { label: 'Made out to', value: certificate.holderName },
      { label: 'Completed on', value: longDay(certificate.completedOn) },
      { label: 'Learning time', value: certificate.hoursText },
      { label: 'Result', value: resultText(certificate.result) },
      { label: 'Mode', value: certificate.mode },
      { label: 'Course version', value: certificate.courseVersion },
      { label: 'Code', value: showCode(certificate.code) },
      ...(approval === null
        ? []
        : [{ label: 'Approved by the body', value: `${approval.number}: ${approval.title}, ${approval.unitsText}` }]),
    ],
    verifyUrl: url,
    verifyShown: url.replace(/^https?:\/\//, ''),
    outcomes: certificate.outcomes,
    hoursMethod: certificate.hoursMethod,
    record: record ? recordPart(record, certificate.courseVersion) : null,
  };
}

const dayOf = (iso: string | null) => (iso === null ? '–' : iso.slice(0, 10));

/** How it was studied, in sentences and rows. No answers and no key are in the record, so none can be here. */
export function recordPart({ contentHash, enrolledAt, modules, attempt }: LearningRecord, version: string) {
  const active = modules.reduce((sum, { activeSeconds }) => sum + activeSeconds, 0);
  return {
    lines: [
      `Enrolled on ${longDay(enrolledAt.slice(0, 10))}. Active time in the modules: ${minutesOf(active)}. Days are those of UTC.`,
      ...(attempt === null
        ? []
        : [
            `Quiz: attempt ${attempt.number}, handed in on ${longDay(attempt.finishedAt.slice(0, 10))}, ${attempt.correct} of ${attempt.total} correct (${attempt.percent.toFixed(1)}%), ${attempt.passed ? 'passed' : 'not passed'}.`,
          ]),
      `Content of version ${version}: sha256 ${contentHash}.`,
    ],
    modules: modules.map(({ title, minutes, openedAt, completedAt, activeSeconds }) => ({
      title,
      opened: dayOf(openedAt),
      read: dayOf(completedAt),
      planned: durationText(minutes),
      active: minutesOf(activeSeconds),
    })),
  };
}

function minutesOf(seconds: number): string {
  return seconds > 0 && seconds < 60 ? 'under 1 min' : durationText(Math.round(seconds / 60));
}
