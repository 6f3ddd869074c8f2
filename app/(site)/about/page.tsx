import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';

export const metadata: Metadata = {
  title: 'About',
  description: 'What Afferent is, how its courses are made, and what it does not claim.',
};

export default function AboutPage() {
  return (
    <TextPage
      title="About Afferent"
      lead="Afferent nerves carry signals from the body to the brain. That is what our courses are about, and how we work: listen first, then say only what the signal supports."
    >
      <h2>What we make</h2>
      <p>
        CPD courses for massage therapists in Australia and the United Kingdom, on the brain–gut axis, on inflammation
        and immunity, and on regulating the nervous system. You read them at your own pace, take a fair quiz, and hold a
        certificate that an auditor can check.
      </p>
      <h2>How a course is made</h2>
      <p>
        Each begins with what therapists read and believe. Every statement is then held against reviews and trials,
        graded, and taught with its grade, its numbers and its limits. Where a popular statement is wrong, we say so and
        give the right one.
      </p>
      <h2>What awaits a signature</h2>
      <p>
        No named clinician has reviewed the courses yet, and no association has accredited them. When either happens,
        the name, number and date appear on the course page. Until then the page says that they are awaited.
      </p>
      <h2>What a course is not</h2>
      <p>
        An online course can teach knowledge and judgement. It does not qualify anyone to practise a new technique, and
        whether your insurer covers something is a separate question for your insurer.
      </p>
    </TextPage>
  );
}
