import type { CheckedUpload } from '#lib/quiz/queries/exchange.ts';

const counted = (count: number) => (count === 1 ? 'One question' : `${count.toLocaleString('en-AU')} questions`);

/** What importing does, before it is done. */
export function importConfirmation({ added, changed, unchanged, lost, version }: CheckedUpload) {
  const some = (list: readonly unknown[], words: string) =>
    list.length === 0 ? [] : [`${counted(list.length)} ${words}`];
  return {
    title: `Import into ${version.title}, version ${version.version}?`,
    points: [
      ...some(added, added.length === 1 ? 'is added.' : 'are added.'),
      ...some(
        changed,
        changed.length === 1
          ? 'gets a new wording; the old one stays with the papers that asked it.'
          : 'get a new wording; the old ones stay with the papers that asked them.',
      ),
      ...some(unchanged, unchanged.length === 1 ? 'stays as it is.' : 'stay as they are.'),
      ...(lost.length > 0 ? ['What is listed above is filled in or left out as it says there.'] : []),
      'Papers drawn from now on use the new pool. Papers already drawn, and their results, do not change.',
      'Your name, the time and the reason stay on record for ever.',
    ],
    button: 'Import the questions',
  };
}
