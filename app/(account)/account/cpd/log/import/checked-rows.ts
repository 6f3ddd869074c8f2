import type { CheckedRows } from '#components/cpd/log/list-preview.tsx';
import { modes, relations } from '#lib/bodies/schema.ts';
import type { CheckedList } from '#lib/cpd-log/commands/import-list.ts';
import { listFaultSentence } from '#lib/cpd-log/messages/csv-list.ts';
import { modeWord } from '#lib/cpd-log/messages/words.ts';
import { listSum } from '#lib/cpd-log/rules/csv-list.ts';
import type { ListDefaults } from '#lib/cpd-log/rules/csv-list.ts';

/** The choices for rows that say nothing; the first of each where the form sent none. */
export function defaultsOf(values: { readonly mode: string; readonly relation: string }): ListDefaults {
  return {
    mode: modes.find((mode) => mode === values.mode) ?? 'in_person',
    relation: relations.find((relation) => relation === values.relation) ?? 'direct',
  };
}

const rowsWord = (rows: readonly number[]) => (rows.length === 1 ? `Row ${rows[0]} is` : `${rows.length} rows are`);

/** A checked list in what people read. */
export function checkedRows({ entries, faults, repeated, unknown, known }: CheckedList): CheckedRows {
  return {
    rows: entries.map(({ row, facts: { completedOn, title, provider, minutes, mode } }) => ({
      row,
      completedOn,
      title,
      provider,
      minutes,
      mode: modeWord[mode],
    })),
    sum: listSum(entries),
    notes: [
      ...(known.length > 0 ? [`${rowsWord(known)} in your log already and passed over.`] : []),
      ...(repeated.length > 0 ? [`${rowsWord(repeated)} the same as one above and taken once.`] : []),
      ...(unknown.length > 0 ? [`These columns are not used: ${unknown.join(', ')}.`] : []),
    ],
    faults: faults.map(listFaultSentence),
    isReady: faults.length === 0,
  };
}
