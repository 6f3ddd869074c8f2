import { newId } from '#lib/ids.ts';
import type { Viewer } from '#lib/viewer.ts';
import { testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';
import type { Lane } from './lane.ts';
import type { Random } from './random.ts';

/** An event of the payment service on its way to us. */
export type Post = { readonly eventId: string; readonly type: string };

/** A decision that a command said it had made: it must be found in the database. */
export type Decision =
  | { readonly kind: 'refund'; readonly refundId: string; readonly lineIds: readonly string[] | null }
  | { readonly kind: 'accepted'; readonly invitationId: string; readonly userId: string }
  | { readonly kind: 'withdrawn'; readonly invitationId: string };

/** One sequence as it goes on. */
export type Story = {
  readonly lane: Lane;
  readonly random: Random;
  /** The first one buys most. */
  readonly people: readonly (TestPerson & { readonly viewer: Viewer })[];
  readonly waiting: Post[];
  readonly delivered: Post[];
  /** Lost on the way; the payment service tries what is about refunds and disputes again in the end. */
  readonly lost: Post[];
  readonly decisions: Decision[];
  /** What happened, in words, for a replay. */
  readonly steps: string[];
  /** What the service had on its books before. */
  readonly since: { readonly sessions: number; readonly refunds: number; readonly disputes: number };
  /** Where the payment service's events of this sequence begin. */
  heard: number;
  events: number;
};

const peopleInAStory = 4;

export async function beginStory(lane: Lane, random: Random): Promise<Story> {
  const people = [];
  for (let count = 0; count < peopleInAStory; count += 1) {
    const id = newId();
    const person = { id, email: `person-${id}@example.test` };
    people.push({ ...person, viewer: viewerOf(person) });
  }
  await lane.plainDb.user.createMany({
    data: people.map(({ id, email }) => ({
      id,
      email,
      emailVerifiedAt: testStart,
      legalName: 'Test Person',
      legalNameConfirmedAt: testStart,
      role: 'therapist' as const,
      createdAt: testStart,
    })),
  });
  const books = lane.standIn.control.books();
  return {
    lane,
    random,
    people,
    waiting: [],
    delivered: [],
    lost: [],
    decisions: [],
    steps: [],
    since: {
      sessions: Object.keys(books.sessions).length,
      refunds: Object.keys(books.refunds).length,
      disputes: Object.keys(books.disputes).length,
    },
    heard: lane.standIn.control.events().length,
    events: 0,
  };
}

/** The events that our endpoint is subscribed to. */
const subscribed = /^(?:checkout\.session|refund|charge\.refunded|charge\.dispute|radar)\b/;

/** Takes in what the payment service has said since. */
export function listen(story: Story): void {
  const events = story.lane.standIn.control.events(story.heard);
  story.heard += events.length;
  for (const { id, type } of events) if (subscribed.test(type)) story.waiting.push({ eventId: id, type });
}

export function note(story: Story, text: string): void {
  story.steps.push(text);
}
