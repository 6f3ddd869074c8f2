import { Notice } from '#components/ui/notice.tsx';

/** Every message that `?done=` can ask for on the pages about seats and gifts; any other word shows nothing. */
const messages = {
  invited: 'The invitation is on its way.',
  list: 'Everyone in the list has been invited.',
  moved: 'The seat has moved. Both people are told.',
  withdrawn: 'The seat is free again.',
  due: 'The date is saved.',
  reminded: 'The message is on its way once more.',
  sent: 'The gift is on its way to the new address.',
  declined: 'You have declined. Who sent it is told, and nothing else happens.',
  shared: 'Your score and certificate are shared. You can take that back here at any time.',
  unshared: 'Your score and certificate are no longer shared.',
} as const;

export function SeatDone({ done }: { done: string | string[] | undefined }) {
  if (typeof done !== 'string' || !Object.hasOwn(messages, done)) return null;
  return (
    <div role="status">
      <Notice tone="good">{messages[done as keyof typeof messages]}</Notice>
    </div>
  );
}
