import { Html, markup } from './html.ts';
import type { FieldName, Problems } from './form-values.ts';

interface FieldLook {
  name: FieldName;
  label: string;
  value?: string;
  hint?: string;
  autocomplete: string;
  type?: 'text' | 'email';
  numeric?: boolean;
  readonly?: boolean;
}

/** Label above, help below, the error beside the field and tied to it. */
export function field(look: FieldLook, problems: Problems): Html {
  const problem = problems[look.name];
  const described = [
    look.hint === undefined ? [] : [`${look.name}-hint`],
    problem === undefined ? [] : [`${look.name}-error`],
  ].flat();
  const about = described.length > 0 ? markup` aria-describedby="${described.join(' ')}"` : null;
  const wrong = problem === undefined ? null : markup` aria-invalid="true"`;
  const numeric = look.numeric ? markup` inputmode="numeric"` : null;
  const fixed = look.readonly ? markup` readonly` : null;
  return markup`<div class="field">
<label for="${look.name}">${look.label}</label>
<input id="${look.name}" name="${look.name}" type="${look.type ?? 'text'}" value="${look.value ?? ''}" autocomplete="${look.autocomplete}" spellcheck="false"${numeric}${fixed}${wrong}${about}>
${problem === undefined ? null : markup`<span class="wrong" id="${look.name}-error">${problem}</span>`}
${look.hint === undefined ? null : markup`<span class="hint" id="${look.name}-hint">${look.hint}</span>`}
</div>`;
}

/** Takes the focus when the page opens, so that a screen reader hears it first. */
export function errorSummary(message: string | null, problems: Problems): Html | null {
  const entries = Object.entries(problems);
  if (message === null && entries.length === 0) return null;
  return markup`<div class="summary" role="alert" tabindex="-1" autofocus id="problems">
<h2>${message === null ? 'Please check these' : 'The payment did not go through'}</h2>
${message === null ? null : markup`<p>${message}</p>`}
${entries.length === 0 ? null : markup`<ul>${entries.map(([name, problem]) => markup`<li><a href="#${name}">${problem}</a></li>`)}</ul>`}
</div>`;
}
