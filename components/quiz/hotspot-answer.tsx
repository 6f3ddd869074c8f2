'use client';

import { useEffect, useRef, useState } from 'react';
import type { MouseEvent, RefObject, SyntheticEvent } from 'react';
import { mapSides } from '#lib/quiz/messages.ts';
import type { PaperQuestion } from '#lib/quiz/rules/paper.ts';
import { answerSet } from './answer-form.ts';
import { BodyDrawing } from './body/body-drawing.tsx';
import { ChoiceList } from './choice-list.tsx';

type Hotspot = Extract<PaperQuestion, { readonly kind: 'hotspot' }>;

function inputsIn(root: HTMLElement | null): HTMLInputElement[] {
  return root ? [...root.querySelectorAll('input')] : [];
}

/** The places that are ticked in the list, however they came to be: by hand, by the drawing, or by the page. */
function useTicked(root: RefObject<HTMLElement | null>, keys: readonly string[]): readonly string[] {
  const [ticked, setTicked] = useState(keys);
  useEffect(() => {
    const fieldset = root.current?.closest('fieldset');
    const look = () =>
      setTicked(
        inputsIn(root.current)
          .filter((input) => input.checked)
          .map(({ value }) => value),
      );
    look();
    for (const name of ['change', answerSet]) fieldset?.addEventListener(name, look);
    return () => {
      for (const name of ['change', answerSet]) fieldset?.removeEventListener(name, look);
    };
  }, [root]);
  return ticked;
}

/**
 * Places of a body map: a list that names each, and a drawing that presses the same controls. The list is the answer;
 * whoever does not see or cannot press the drawing misses nothing.
 */
export function HotspotAnswer({ question: { position, map, choose, options, keys } }: { question: Hotspot }) {
  const list = useRef<HTMLDivElement>(null);
  const ticked = useTicked(list, keys);
  const [near, setNear] = useState<string | null>(null);
  const press = ({ target }: MouseEvent) => {
    const key = target instanceof Element ? target.closest<SVGElement>('[data-region]')?.dataset.region : undefined;
    inputsIn(list.current)
      .find(({ value }) => value === key)
      ?.click();
  };
  const lookAt = ({ target }: SyntheticEvent) => {
    const line = target instanceof Element ? target.closest('label') : null;
    setNear(line?.querySelector('input')?.value ?? null);
  };
  const states = new Map(options.map(({ key }) => [key, ticked.includes(key) ? 'chosen' : 'offered'] as const));
  return (
    <div className="gap-x-12 md:grid md:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="mb-6 md:sticky md:top-16 md:self-start">
        <p className="mb-3 text-sm text-muted">
          {mapSides[map]}
          <span className="noscript:hidden"> Press a place on the drawing, or choose it in the list.</span>
        </p>
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a second way to press the controls of the list, which the keyboard has */}
        <div onClick={press}>
          <BodyDrawing {...{ map, states, near }} id={`map-${position}`} isPressable />
        </div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- shows on the drawing where the line is that one looks at */}
      <div
        ref={list}
        onFocus={lookAt}
        onMouseOver={lookAt}
        onBlur={() => setNear(null)}
        onMouseLeave={() => setNear(null)}
      >
        <ChoiceList {...{ position, options, keys }} group="" isMany={choose === 'many'} />
      </div>
    </div>
  );
}
