import { frozenMessage } from '#lib/enrolment/messages.ts';
import type { LearningCourse } from '#lib/enrolment/progress/schema.ts';

/** How the quiz of a course stands, as the quiz itself reports it; null when it was not asked. */
export type QuizStanding =
  | 'ok'
  | 'wait'
  | 'must-read'
  | 'attempts-used'
  | 'already-passed'
  | 'modules-unread'
  | 'attempt-open';
export type NextStep = { readonly label: string; readonly href: string; readonly sentence: string };

function minutesText(minutes: number): string {
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

const quizSteps: Record<Exclude<QuizStanding, 'already-passed'>, { label: string; sentence: string }> = {
  ok: { label: 'Take the quiz', sentence: 'Every module is marked as read. The quiz is open.' },
  'attempt-open': { label: 'Go on with the quiz', sentence: 'Your quiz is under way; every answer so far is saved.' },
  wait: { label: 'See when you can try again', sentence: 'The next try at the quiz opens after a wait.' },
  'must-read': {
    label: 'See what to read again',
    sentence: 'The next try opens when you have read again what you were sure of and got wrong.',
  },
  'modules-unread': { label: 'Go on reading', sentence: 'The quiz opens when every module is marked as read.' },
  'attempts-used': { label: 'See your results', sentence: 'You have used every try at the quiz.' },
};

/** The next thing to do in a course, and where. */
export function nextStep(course: LearningCourse, quiz: QuizStanding | null, certificateId: string | null): NextStep {
  const home = `/learn/${course.slug}`;
  if (certificateId)
    return {
      label: 'See your certificate',
      href: `/account/certificates/${certificateId}`,
      sentence: 'You have completed this course.',
    };
  if (course.isFrozen) return { label: 'See what that means', href: home, sentence: frozenMessage };
  if (!course.isOpen)
    return {
      label: 'See the course',
      href: `/courses/${course.slug}`,
      sentence: 'Your time with this course is over.',
    };
  if (quiz === 'already-passed')
    return {
      label: 'See what your certificate waits for',
      href: '/account/certificates',
      sentence: 'You have passed the quiz.',
    };
  const module = course.modules.find(({ slug }) => slug === course.nextModule);
  if (!module) return { ...quizSteps[quiz ?? 'ok'], href: `${home}/quiz` };
  const href = `${home}/${module.slug}`;
  if (course.mille === 0)
    return {
      label: 'Start reading',
      href,
      sentence: `${course.modules.length} modules, ${minutesText(course.minutesLeft)} of reading, then a quiz.`,
    };
  return {
    label: module.furthestMille > 0 ? `Continue “${module.title}”` : `Read “${module.title}”`,
    href: module.anchor ? `${href}#${module.anchor}` : href,
    sentence: `${minutesText(course.minutesLeft)} of reading left.`.replace(/^a/, 'A'),
  };
}
