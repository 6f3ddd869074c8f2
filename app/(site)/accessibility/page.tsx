import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';

export const metadata: Metadata = {
  title: 'Accessibility',
  description:
    'How Afferent works by keyboard, screen reader and at large sizes, and what we have not been able to try.',
};

export default function AccessibilityPage() {
  return (
    <TextPage
      title="Accessibility"
      lead="Everyone who practises should be able to learn here. WCAG 2.2 at level AA is our floor, not our aim."
    >
      <h2>What you can rely on</h2>
      <ul>
        <li>Everything works by keyboard alone, and the focus is always visible.</li>
        <li>Pages keep their order and their words at 200 per cent zoom and on a phone.</li>
        <li>Colour never speaks alone: evidence grades and states carry a shape and a word.</li>
        <li>Figures have text alternatives, and plots have their numbers in a table.</li>
        <li>Light or dark follows your device, and nothing moves if you have asked for less motion.</li>
        <li>The quiz has no time limit unless the course page says so.</li>
      </ul>
      <h2>What we check, and what we could not</h2>
      <p>
        An automatic check for WCAG faults runs over the pages at phone and desktop size each time the product changes,
        and one whole journey runs by keyboard. No one has yet tried it with a screen reader on a person’s own device.
        If something stands in your way, tell us and we will mend it.
      </p>
    </TextPage>
  );
}
