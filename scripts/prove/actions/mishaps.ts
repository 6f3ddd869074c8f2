import { transact } from '#lib/db/transaction.ts';
import { endEnrolment } from '#lib/enrolment/commands/end-enrolment.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { sweepCheckouts } from '#lib/payments/jobs.ts';
import { runJobs } from '../jobs.ts';
import { readEnrolments } from '../rows.ts';
import { listen, note } from '../story.ts';
import type { Post, Story } from '../story.ts';
import type { Action } from './action.ts';
import { visitReturnPage } from './buying.ts';

const minuteMs = 60_000;

/** Takes any of what waits, so that what happened last may arrive first. */
function takeAny({ random }: Story, posts: Post[]): Post | undefined {
  return posts.splice(random.below(posts.length), 1)[0];
}

export async function deliver(story: Story, post: Post): Promise<number | null> {
  const status = await story.lane.standIn.control.deliver(post.eventId);
  story.events += 1;
  // Not acknowledged: it comes again.
  (status === 204 ? story.delivered : story.waiting).push(post);
  return status;
}

export async function deliverOne(story: Story): Promise<string | null> {
  const post = takeAny(story, story.waiting);
  return post ? `delivers ${post.type}: ${await deliver(story, post)}` : null;
}

async function deliverAll(story: Story): Promise<string | null> {
  const posts = story.random.shuffled(story.waiting.splice(0));
  for (const post of posts) await deliver(story, post);
  return posts.length === 0 ? null : `delivers ${posts.map(({ type }) => type).join(', ')}`;
}

async function deliverAgain(story: Story): Promise<string | null> {
  const post = story.random.pick(story.delivered);
  if (!post) return null;
  story.events += 1;
  return `delivers ${post.type} again: ${await story.lane.standIn.control.deliver(post.eventId)}`;
}

/** What is forged must be refused; that it is, is an assertion and no chance. */
async function forge(story: Story): Promise<string | null> {
  const post = story.random.pick([...story.waiting, ...story.delivered]);
  if (!post) return null;
  // Not a stale one: a lane's clock runs ahead of the real one, by which its signature would be young.
  const kind = story.random.chance(0.5) ? 'wrong-secret' : 'altered';
  const status = await story.lane.standIn.control.deliver(post.eventId, kind);
  if (status !== 400) throw new Error(`a forged delivery (${kind}) was answered ${status}`);
  return `forged delivery (${kind}) refused`;
}

async function lose(story: Story): Promise<string | null> {
  const post = takeAny(story, story.waiting);
  if (post) story.lost.push(post);
  await Promise.resolve();
  return post ? `loses ${post.type}` : null;
}

async function work(story: Story, most: number): Promise<string | null> {
  const tried = await runJobs(story.lane, most, (task, error) => note(story, `  job ${task} failed: ${String(error)}`));
  story.events += tried;
  return tried === 0 ? null : `runs ${tried} jobs`;
}

export async function sweep(story: Story): Promise<string> {
  story.lane.pass(3 * minuteMs);
  await sweepCheckouts(story.lane.db, {}, story.lane.at(), story.lane.gateway);
  return 'sweeps';
}

async function timePasses(story: Story): Promise<string> {
  const { random, lane } = story;
  const minutes = random.chance(0.6) ? 5 : random.chance(0.8) ? 70 : 15 * 24 * 60;
  lane.pass(minutes * minuteMs);
  await Promise.resolve();
  return `${minutes} minutes pass`;
}

/** Two or three at the same moment. */
async function together(story: Story): Promise<string | null> {
  const acts = [visitReturnPage, deliverOne, (one: Story) => work(one, 2), visitReturnPage, sweep];
  const chosen = story.random.shuffled(acts).slice(0, 2 + story.random.below(2));
  listen(story);
  const done = await Promise.all(chosen.map((act) => act(story).catch((error: unknown) => String(error))));
  const said = done.filter((text) => text !== null);
  return said.length === 0 ? null : `at once: ${said.join(' | ')}`;
}

async function grant(story: Story): Promise<string | null> {
  const { lane, random } = story;
  const person = random.pick(story.people);
  const course = random.pick(lane.courses);
  if (!person || !course) return null;
  const { slug, ...version } = course;
  const place = { userId: person.id, ...version, reason: 'A favour' };
  const granted = await transact(lane.db, (tx) => grantEnrolment(tx, lane.admin, place, lane.at()));
  return `admin grants ${slug}: ${granted.ok ? 'done' : granted.reason}`;
}

async function endByAdmin(story: Story): Promise<string | null> {
  const { lane, random } = story;
  const one = random.pick((await readEnrolments(story)).filter(({ isRunning }) => isRunning));
  if (!one) return null;
  const ending = { enrolmentId: one.id, reason: 'admin', actorId: null };
  const ended = await transact(lane.db, (tx) => endEnrolment(tx, ending, lane.at()));
  return `admin ends an enrolment: ${ended.ok ? 'done' : ended.reason}`;
}

export const mishaps: readonly Action[] = [
  { name: 'deliver one', weight: 6, act: deliverOne },
  { name: 'deliver all', weight: 2.5, act: deliverAll },
  { name: 'deliver again', weight: 1.2, act: deliverAgain },
  { name: 'forge', weight: 0.5, act: forge },
  { name: 'lose', weight: 2, act: lose },
  { name: 'run a job', weight: 2, act: (story) => work(story, 1) },
  { name: 'run jobs', weight: 3, act: (story) => work(story, 50) },
  { name: 'sweep', weight: 1, act: sweep },
  { name: 'time', weight: 1.2, act: timePasses },
  { name: 'together', weight: 2, act: together },
  { name: 'grant', weight: 0.6, act: grant },
  { name: 'admin ends', weight: 0.6, act: endByAdmin },
];
