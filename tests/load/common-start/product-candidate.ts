import type { Agent } from 'node:http';
import type { Enrolled } from '#tests/support/sitting/people.ts';
import {
  deliver,
  paperPath,
  pressHandIn,
  pressStart,
  see,
  seeQuiz,
  seeReview,
} from '#tests/support/sitting/sitting.ts';
import type { Seat } from '#tests/support/sitting/sitting.ts';
import type { Candidate } from './candidate.ts';

/** A therapist at the product: its own pages and forms, and the answers as its script sends them. */
export function productCandidate(agent: Agent, origin: string, slug: string, { cookie }: Enrolled): Candidate {
  const seat: Seat = { agent, origin, cookie, slug };
  let page = '';
  let attemptId = '';
  return {
    arrive: async () => {
      page = await seeQuiz(seat);
    },
    start: async () => {
      attemptId = await pressStart(seat, page);
      return attemptId;
    },
    open: async () => {
      await see(seat, paperPath(seat, attemptId));
    },
    answer: (given) => deliver(seat, `${paperPath(seat, attemptId)}/answer`, given),
    review: async () => {
      page = await seeReview(seat, attemptId);
    },
    handIn: () => pressHandIn(seat, attemptId, page),
  };
}
