import type { CorrectionPreview } from '#lib/quiz/queries/preview-correction.ts';
import type { Confirmation } from './act-state.ts';
import { counted } from './words.ts';

const onRecord = 'Your name, the time and the reason stay on record for ever.';

function paperPoints({ finished, open, tried, changed, becomePasses, keptPasses }: CorrectionPreview): string[] {
  const sample = tried < finished ? `Of the newest ${tried.toLocaleString('en-AU')} of them, ` : '';
  const of = (text: string) => (sample ? `${sample}${text}` : text.charAt(0).toUpperCase() + text.slice(1));
  return [
    `${counted(finished, 'finished paper carries', 'finished papers carry').replace(/^no/, 'No')} this question and will be marked again.${open > 0 ? ` ${counted(open, 'paper is', 'papers are')} still open and will be marked by this when handed in.` : ''}`,
    of(
      `${counted(changed, 'result changes', 'results change')}, and ${counted(becomePasses, 'fail becomes a pass', 'fails become passes')}.`,
    ),
    keptPasses > 0
      ? `${counted(keptPasses, 'pass stands', 'passes stand')} although the new score is too low for one: a pass is never taken away.`
      : 'No pass is taken away.',
    'Everyone whose result changes is sent a message, and a fail that becomes a pass gets its certificate.',
  ];
}

function contentPoint(courseSlug: string, key: string): string {
  return `The text must be put right as well: question ${key} in content/courses/${courseSlug}/questions. Publishing the old text again does not undo this.`;
}

type Facts = { readonly key: string; readonly courseSlug: string; readonly preview: CorrectionPreview };

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text);

/** What correcting a key does, before it is done. */
export function correctKeyConfirmation({ key, courseSlug, preview }: Facts): Confirmation {
  return {
    title: `Correct the key of ${key}?`,
    points: [
      ...preview.changes.map(
        ({ label, before, after }) => `${shortened(label)}: “${shortened(before)}” becomes “${shortened(after)}”.`,
      ),
      ...paperPoints(preview),
      contentPoint(courseSlug, key),
      onRecord,
    ],
    button: 'Correct the key',
  };
}

/** What making a question void does, before it is done. */
export function voidConfirmation({ key, courseSlug, preview }: Facts): Confirmation {
  return {
    title: `Make ${key} void?`,
    points: [
      'Everyone who was asked this question gets its whole mark, whatever they answered, and no new paper asks it.',
      ...paperPoints(preview),
      'This cannot be taken back. To ask it again, publish a question with another key.',
      contentPoint(courseSlug, key),
      onRecord,
    ],
    button: 'Make the question void',
  };
}

/** What taking a question out, or putting it back, does. */
export function poolConfirmation(key: string, act: 'retire' | 'restore'): Confirmation {
  return act === 'retire'
    ? {
        title: `Take ${key} out of the pool?`,
        points: [
          'New papers no longer draw it. Papers that carry it keep it, and no mark changes.',
          'It can be put back.',
          onRecord,
        ],
        button: 'Take it out',
      }
    : {
        title: `Put ${key} back into the pool?`,
        points: ['New papers may draw it again. No mark changes.', onRecord],
        button: 'Put it back',
      };
}
