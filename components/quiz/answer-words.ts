import type { Answer } from './queued.ts';

const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** What a key says on the page: the words beside its control, or what was typed. */
function wordsFor(fieldset: HTMLElement, key: string): string {
  const wanted = CSS.escape(key);
  const input = fieldset.querySelector<HTMLElement>(`input[value="${wanted}"]:not([data-certainty])`);
  if (input) return plain(input.closest('label')?.textContent);
  const option = fieldset.querySelector<HTMLOptionElement>(`option[value="${wanted}"]`);
  const select = option?.closest('select');
  if (option && select) return `${plain(select.labels?.[0]?.textContent)} ${plain(option.textContent)}`.trim();
  return key.slice(key.indexOf('=') + 1);
}

/** An answer in the words of its question on this page; "no answer" when there is none. */
export function answerWords(position: number, { keys, certainty }: Answer): string {
  const fieldset = document.querySelector<HTMLElement>(`#question-${position}`);
  if (!fieldset || keys.length === 0) return 'no answer';
  const sure = { sure: ', sure', unsure: ', not sure' };
  return `“${keys.map((key) => wordsFor(fieldset, key)).join('”, “')}”${certainty ? sure[certainty] : ''}`;
}
