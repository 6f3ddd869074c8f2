import type { Action } from './actions/action.ts';
import { buying, start } from './actions/buying.ts';
import { deliver, mishaps, sweep } from './actions/mishaps.ts';
import { money } from './actions/money.ts';
import { seats } from './actions/seats.ts';
import { Crash, faultPoints } from './faults.ts';
import { findAtService, idOf } from './find.ts';
import { findViolations } from './invariants.ts';
import { runJobs } from './jobs.ts';
import type { Lane } from './lane.ts';
import type { Random } from './random.ts';
import { beginStory, listen, note } from './story.ts';
import type { Story } from './story.ts';
import type { OrderRow } from './rows.ts';
import { loadTruth } from './truth.ts';

const actions: readonly Action[] = [...buying, ...money, ...seats, ...mishaps];
const totalWeight = actions.reduce((sum, { weight }) => sum + weight, 0);
const shortest = 4;
const longest = 14;
/** So many rounds without an end are a violation of their own. */
const mostRounds = 8;

export type Told = {
  readonly events: number;
  readonly violations: readonly string[];
  readonly steps: readonly string[];
};

/** One sequence from its beginning until all is quiet, and what does not hold then. */
export async function tellSequence(lane: Lane, random: Random): Promise<Told> {
  const story = await beginStory(lane, random);
  const length = shortest + random.below(longest - shortest);
  const violations: string[] = [];
  try {
    if (random.chance(0.8)) note(story, `start: ${await start(story)}`);
    for (let step = 0; step < length; step += 1) await takeStep(story);
    if (!(await quieten(story))) violations.push('it never became quiet');
    const truth = await loadTruth(story);
    violations.push(...findViolations(truth, story.decisions));
    for (const order of truth.orders) note(story, `in the end: ${describe(order)}`);
  } catch (error) {
    lane.faults.disarm();
    violations.push(`it ended with ${error instanceof Error ? error.stack : String(error)}`);
  }
  return { events: story.events, violations, steps: story.steps };
}

/** One thing happens; sometimes the process dies, or the service does not answer, in the middle of it. */
async function takeStep(story: Story): Promise<void> {
  const { lane, random } = story;
  lane.pass(1_000 * (1 + random.below(30)));
  if (random.chance(0.22))
    lane.faults.arm(random.pick(faultPoints) ?? 'after-call', random.below(3), random.chance(0.35));
  for (let tried = 0; tried < 4; tried += 1) {
    listen(story);
    const action = pickAction(random);
    const struckBefore = lane.faults.struck();
    const said = await act(story, action);
    const struck = lane.faults.struck() > struckBefore ? ' [a fault struck]' : '';
    if (said === null && struck === '') continue;
    story.events += 1;
    note(story, `${action.name}: ${said ?? ''}${struck}`);
    break;
  }
  lane.faults.disarm();
  listen(story);
}

async function act(story: Story, action: Action): Promise<string | null> {
  try {
    return await action.act(story);
  } catch (error) {
    if (error instanceof Crash) return error.message;
    // Prisma and the service's own errors are what a request may end with while faults strike; a bug shows in the end.
    if (story.lane.faults.struck() > 0) return `threw ${String(error).split('\n').at(-1)}`;
    throw error;
  }
}

function pickAction(random: Random): Action {
  let at = random.next() * totalWeight;
  for (const action of actions) {
    at -= action.weight;
    if (at < 0) return action;
  }
  return actions[0] as Action;
}

/** Nobody does anything any more: what is open at the service is decided, and the product comes to rest. */
async function quieten(story: Story): Promise<boolean> {
  const { lane, random } = story;
  lane.pass(61 * 60_000);
  const { sessions, intents } = findAtService(story);
  for (const { id, payment_intent: intent } of sessions) {
    const isProcessing = intents.some((one) => one.id === idOf(intent) && one.status === 'processing');
    if (isProcessing) lane.standIn.control.settle(id, random.chance(0.5) ? 'succeeded' : 'failed');
  }
  // Stripe tries for three days: of what it says about refunds and disputes, something arrives. Nothing need arrive of
  // checkouts: the sweep finds those.
  story.waiting.push(...story.lost.filter(({ type }) => !type.startsWith('checkout.')));
  for (let round = 0; round < mostRounds; round += 1) {
    listen(story);
    const posts = random.shuffled(story.waiting.splice(0));
    for (const post of posts) await deliver(story, post);
    let worked = 0;
    for (let tried = await runAll(story); tried > 0 && worked < 60; tried = await runAll(story)) worked += tried;
    await sweep(story);
    const after = await runAll(story);
    listen(story);
    if (posts.length === 0 && worked + after === 0 && story.waiting.length === 0 && round > 0) return true;
  }
  return false;
}

function describe({ number, purpose, status, lines, refunds, disputes }: OrderRow): string {
  const ofRefunds = refunds.map((refund) => `${refund.amountMinor} ${refund.status}`).join(', ') || 'none';
  const ofDisputes = disputes.map((dispute) => dispute.status).join(', ') || 'none';
  return `${number} (${purpose}, ${lines.length} lines) ${status}; refunds ${ofRefunds}; disputes ${ofDisputes}`;
}

async function runAll(story: Story): Promise<number> {
  const tried = await runJobs(story.lane, 100, (task, error) => note(story, `  job ${task} failed: ${String(error)}`));
  story.events += tried;
  return tried;
}
