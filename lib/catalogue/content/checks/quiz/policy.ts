import { missingBeside } from '../../../quiz-review.ts';
import { questionLevels } from '../../../schema.ts';
import type { Question, QuizPolicy } from '../../../schema.ts';
import { warning } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import type { CourseContent } from '../../load.ts';

type Path = Parameters<CourseContent['lineOf']>[0];
/** A complaint about a place of course.yaml, below `quiz`. */
type Complaint = { readonly path: Path; readonly message: string; readonly isWarning?: boolean };

/** So far the draw lets the pool decide; beyond it every paper holds the share and the last before the pool is spent pays. */
const tolerableDrift = 0.5;

function blueprintComplaints({ questionCount, blueprint }: QuizPolicy, outcomeCount: number): Complaint[] {
  const { minSafety, minPerOutcome, levels } = blueprint;
  const complaints: Complaint[] = [];
  const add = (name: string, message: string) => complaints.push({ path: ['blueprint', name], message });
  const sum = Object.values(levels).reduce((total, percent) => total + percent, 0);
  if (sum > 100) add('levels', `the levels come to ${sum} %: at most 100`);
  else if (Object.keys(levels).length === questionLevels.length && sum < 100)
    add('levels', `all levels are named and come to ${sum} %: they need 100`);
  if (minSafety > questionCount)
    add('minSafety', `a paper of ${questionCount} questions has no room for ${minSafety} on safety`);
  if (minPerOutcome * outcomeCount > questionCount)
    add(
      'minPerOutcome',
      `${outcomeCount} outcomes asked ${minPerOutcome} times each do not fit into ${questionCount} questions`,
    );
  return complaints;
}

function levelComplaints({ questionCount, blueprint }: QuizPolicy, questions: readonly Question[]): Complaint[] {
  return Object.entries(blueprint.levels).flatMap(([level, percent]) => {
    const path = ['blueprint', 'levels', level];
    const held = questions.filter((question) => question.level === level).length;
    const wanted = (percent * questionCount) / 100;
    if (held < Math.floor(wanted))
      return [{ path, message: `${held} questions of level ${level}: one paper takes ${Math.floor(wanted)}` }];
    const share = (100 * held) / questions.length;
    if (Math.abs(wanted - (share * questionCount) / 100) <= tolerableDrift) return [];
    const message = `the pool is ${Math.round(share)} % ${level} and a paper ${percent} %: later papers cannot keep it`;
    return [{ path, message, isWarning: true }];
  });
}

/** Whether the pool has what the blueprint asks of it. */
function poolComplaints(policy: QuizPolicy, outcomes: readonly string[], questions: readonly Question[]): Complaint[] {
  const { questionCount, blueprint } = policy;
  const { minPerOutcome, maxPerTopic } = blueprint;
  const complaints: Complaint[] = [];
  if (questions.length < questionCount)
    complaints.push({ path: ['questionCount'], message: `the pool has ${questions.length} questions for a paper` });
  for (const id of outcomes) {
    const held = questions.filter(({ outcome }) => outcome === id).length;
    if (held < minPerOutcome)
      complaints.push({
        path: ['blueprint', 'minPerOutcome'],
        message: `outcome ${id} has ${held} questions and a paper asks ${minPerOutcome}`,
      });
  }
  const topics = new Set(questions.map(({ topic }) => topic)).size;
  if (maxPerTopic !== null && topics * maxPerTopic < questionCount)
    complaints.push({
      path: ['blueprint', 'maxPerTopic'],
      message: `${topics} topics of ${maxPerTopic} questions each do not make a paper of ${questionCount}`,
    });
  return [...complaints, ...levelComplaints(policy, questions)];
}

function waitComplaints({ waitMinutesAfterFail: waits, attemptLimit }: QuizPolicy): Complaint[] {
  const falling = waits.flatMap((wait, index) =>
    wait < (waits[index - 1] ?? 0)
      ? [{ path: ['waitMinutesAfterFail', index], message: `the wait falls to ${wait} minutes: it may only rise` }]
      : [],
  );
  const idle =
    attemptLimit !== null && waits.length >= attemptLimit && waits.length > 0
      ? [
          {
            path: ['waitMinutesAfterFail', Math.max(0, attemptLimit - 1)],
            message: `with ${attemptLimit} tries in all, this wait comes only for those who were granted more`,
            isWarning: true,
          },
        ]
      : [];
  return [...falling, ...idle];
}

function reviewComplaints({ review, attemptLimit }: QuizPolicy): Complaint[] {
  const each = Object.entries(review).flatMap(([when, items]) => {
    const path = ['review', when];
    const lacking = items.flatMap((item) =>
      missingBeside(item, items).map((needed) => ({ path, message: `shows "${item}" without "${needed}"` })),
    );
    return new Set(items).size < items.length ? [...lacking, { path, message: 'names something twice' }] : lacking;
  });
  const spoils =
    review.afterFail.includes('key') && attemptLimit !== 1
      ? [
          {
            path: ['review', 'afterFail'],
            message: 'shows the key while there are tries left: the pool gives its answers away',
            isWarning: true,
          },
        ]
      : [];
  const same = review.afterFail.toSorted().join() === review.afterLastFail.toSorted().join();
  const never =
    attemptLimit === null && !same
      ? [
          {
            path: ['review', 'afterLastFail'],
            message: 'differs from afterFail, but without an attempt limit no fail is the last',
            isWarning: true,
          },
        ]
      : [];
  return [...each, ...spoils, ...never];
}

function certaintyComplaints({ certainty, blueprint }: QuizPolicy): Complaint[] {
  if (certainty.holdsPass && certainty.ask === 'none')
    return [{ path: ['certainty', 'holdsPass'], message: 'holds a pass back by a certainty that is never asked' }];
  if (certainty.ask === 'safety' && blueprint.minSafety === 0)
    return [
      {
        path: ['certainty', 'ask'],
        message: 'asks for certainty on safety questions, of which a paper may have none',
        isWarning: true,
      },
    ];
  return [];
}

/** Whether the policy of a quiz makes sense, by itself and for the pool it draws from. */
export function policyFaults({ file, meta, lineOf, questions }: CourseContent): Fault[] {
  const { quiz, outcomes } = meta;
  const complaints = [
    ...blueprintComplaints(quiz, outcomes.length),
    ...waitComplaints(quiz),
    ...reviewComplaints(quiz),
    ...certaintyComplaints(quiz),
    ...(meta.status === 'open'
      ? poolComplaints(
          quiz,
          outcomes.map(({ id }) => id),
          questions.map(({ value }) => value),
        )
      : []),
  ];
  return complaints.map(({ path, message, isWarning }) => {
    const fault = { file, line: lineOf(['quiz', ...path]), rule: 'policy', message: `quiz: ${message}` };
    return isWarning ? warning(fault) : fault;
  });
}
