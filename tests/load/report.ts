import { cpus, loadavg, totalmem } from 'node:os';
import { ratioOf } from './figure.ts';
import type { Row } from './figure.ts';

export type Outcome =
  | { readonly name: string; readonly title: string; readonly rows: readonly Row[] }
  | { readonly name: string; readonly title: string; readonly notMeasured: string };

export type Machine = {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly system: string;
  readonly load: number;
};

/** The machine the figures belong to, and how busy others kept it in the last minute. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    cores: processors.length,
    processor: processors[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

const shown = new Intl.NumberFormat('en-AU', { maximumSignificantDigits: 4 });

function cells({ what, unit, better, value, against, baseline }: Row, ratio: number | null): string[] {
  return [
    what,
    `${shown.format(value)} ${unit}`,
    baseline === null ? '–' : `${shown.format(baseline)} ${unit}`,
    ratio === null ? '–' : `${ratio} ×`,
    better,
    against,
  ];
}

/** A table for people, one block a figure. */
export function tableOf(machine: Machine, at: Date, outcomes: readonly Outcome[]): string {
  const head = ['Figure', 'Measured', 'Baseline', 'Ratio', 'Better', 'Held against'];
  const blocks = outcomes.map((outcome) => ({
    outcome,
    lines: 'rows' in outcome ? outcome.rows.map((row) => cells(row, ratioOf(row))) : [],
  }));
  const all = [head, ...blocks.flatMap(({ lines }) => lines)];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const isNumber = (column: number) => column >= 1 && column <= 3;
  const inLine = (line: readonly string[]) =>
    line
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const { cores, processor, memoryGb, node, system, load } = machine;
  const isBusy = load > cores ? ': busy, so only bytes and memory are to be trusted' : '';
  return [
    `Afferent bench, ${at.toISOString()}`,
    `Machine: ${cores} cores (${processor}), ${memoryGb} GB memory, Node ${node}, ${system}`,
    `Load when it began: ${load}${isBusy}`,
    '',
    inLine(head),
    ...blocks.flatMap(({ outcome, lines }) => [
      '',
      `${outcome.name}: ${outcome.title}`,
      ...('rows' in outcome ? lines.map(inLine) : [`not measured: ${outcome.notMeasured}`]),
    ]),
  ].join('\n');
}

/** The same for machines. */
export function jsonOf(machine: Machine, at: Date, outcomes: readonly Outcome[]): string {
  const figures = outcomes.map((outcome) =>
    'rows' in outcome ? { ...outcome, rows: outcome.rows.map((row) => ({ ...row, ratio: ratioOf(row) })) } : outcome,
  );
  return JSON.stringify({ at: at.toISOString(), machine, figures }, null, 2);
}
