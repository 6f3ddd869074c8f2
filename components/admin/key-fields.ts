import type { KeyField } from '#lib/quiz/rules/correction/fields.ts';
import type { ActField } from './act-state.ts';

/** Fields of a key stand under this in a form, apart from the form's own. */
export const keyPrefix = 'key.';

const longest = 4_000;

/** The fields of a key as the form of an act asks for them. */
export function keyActFields(fields: readonly KeyField[]): ActField[] {
  return fields.map(({ name, label, value, control, help }) => {
    const common = { name: `${keyPrefix}${name}`, label, defaultValue: value, ...(help ? { help } : {}) };
    return 'options' in control
      ? { ...common, kind: control.kind, options: control.options }
      : { ...common, kind: control.kind, maxLength: longest };
  });
}
