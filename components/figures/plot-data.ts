/** One row of a plot. Numbers stand as in the records read; what was not found there is null, never filled in. */
export type Estimate = {
  /** Key in content/references.json. */
  readonly reference: string;
  readonly study: string;
  /** The two lines that name the row in the drawing. */
  readonly label: string;
  readonly detail: string;
  /** What was measured, where the name of the group does not say it. */
  readonly outcome?: string;
  readonly who: string;
  readonly comparison: string;
  readonly value: number | null;
  readonly interval?: readonly [low: number, high: number] | undefined;
  /** Several results of one review, from the smallest to the largest: a range, and no interval. */
  readonly range?: readonly [least: number, most: number];
  /** What is said where no number is known. */
  readonly finding?: string;
  readonly isMain?: boolean;
};

export type EstimateGroup = { readonly name: string; readonly rows: readonly Estimate[] };

export type Plot = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** The value that means no difference. */
  readonly neutral: number;
  readonly isLog?: boolean;
  readonly digits: 1 | 2;
  readonly axis: readonly string[];
  readonly groups: readonly EstimateGroup[];
};

export const unnamed = 'not named in our records';

export const packheiser = {
  reference: 'packheiser2024',
  study: 'Packheiser 2024',
  label: 'Packheiser 2024',
  detail: 'mostly against no touch',
  who: 'Adults, many kinds of touch; 137 studies in the whole review',
  comparison: 'mostly no touch',
};
export const crawford = {
  reference: 'crawford2016',
  study: 'Crawford 2016',
  who: 'People with pain; 67 trials in the whole review',
};
export const cancerPain = {
  reference: 'boyd2016a',
  study: 'Boyd 2016, part II',
  label: 'Boyd 2016, cancer',
  who: 'People with cancer pain; 16 trials in the whole review',
};
export const surgery = {
  reference: 'boyd2016b',
  study: 'Boyd 2016, part III',
  label: 'Boyd 2016, surgery',
  who: 'People having surgery; 16 trials in the whole review',
  comparison: 'active care',
};
export const fibromyalgia = {
  reference: 'li2014',
  study: 'Li 2014',
  who: 'Fibromyalgia, five weeks or more; 9 trials, 404 people in the whole review',
  comparison: unnamed,
};
const moyer = {
  reference: 'moyer2004',
  study: 'Moyer 2004',
  label: 'Moyer 2004',
  who: '37 randomised studies in the whole review',
  comparison: 'several, mostly weak',
  value: null,
  finding: 'lower',
};
const active = { outcome: 'anxiety', detail: 'against active care', comparison: 'active care' };

export const anxiety: Plot = {
  from: -0.08,
  to: 1.36,
  ticks: [0, 0.5, 1],
  neutral: 0,
  digits: 2,
  axis: ['standard deviations; further', 'right is less anxiety or stress'],
  groups: [
    {
      name: 'State anxiety: how you feel now',
      rows: [
        { ...moyer, outcome: 'state anxiety, one session', detail: 'one session' },
        { ...packheiser, outcome: 'state anxiety', value: 0.64 },
      ],
    },
    {
      name: 'Trait anxiety: your usual level',
      rows: [
        { ...moyer, outcome: 'trait anxiety, a course', detail: 'a course of sessions' },
        { ...packheiser, outcome: 'trait anxiety', value: 0.59 },
      ],
    },
    {
      name: 'Anxiety beside pain, surgery or cancer',
      rows: [
        {
          ...fibromyalgia,
          label: 'Li 2014, fibromyalgia',
          detail: 'comparison not named',
          outcome: 'anxiety',
          value: 0.44,
        },
        { ...crawford, ...active, label: 'Crawford 2016, pain', value: 0.57 },
        { ...surgery, ...active, value: 0.57 },
        { ...cancerPain, ...active, value: 1.24 },
      ],
    },
    {
      name: 'Stress at work, which is not anxiety',
      rows: [
        {
          reference: 'zhang2021',
          study: 'Zhang 2021',
          outcome: 'stress at work',
          label: 'Zhang 2021',
          detail: 'against nothing',
          who: 'Health workers; 15 trials, 688 people in the whole review',
          comparison: 'no intervention',
          value: 0.43,
          interval: [0.14, 0.72],
        },
      ],
    },
  ],
};

const prather = {
  reference: 'prather2015',
  study: 'Prather 2015',
  detail: 'odds ratio',
  who: '164 healthy volunteers, sleep measured at the wrist',
  comparison: 'more than 7 hours',
};

export const colds: Plot = {
  from: 0.86,
  to: 21,
  ticks: [1, 2, 5, 10, 20],
  neutral: 1,
  isLog: true,
  digits: 1,
  axis: ['1 = no difference; further right,', 'more colds in the short sleepers'],
  groups: [
    {
      name: 'Asked, against 8 hours or more',
      rows: [
        {
          reference: 'cohen2009',
          study: 'Cohen 2009',
          outcome: 'under 7 hours, times as likely',
          label: 'Under 7 hours',
          detail: 'times as likely',
          who: '153 healthy volunteers, sleep as they reported it',
          comparison: '8 hours or more',
          value: 2.9,
          interval: [1.2, 7.3],
        },
      ],
    },
    {
      name: 'Measured, against more than 7 hours',
      rows: [
        { ...prather, outcome: 'under 5 hours, odds ratio', label: 'Under 5 hours', value: 4.5, interval: [1.1, 18.7] },
        { ...prather, outcome: '5 to 6 hours, odds ratio', label: '5 to 6 hours', value: 4.2, interval: [1.1, 16.7] },
        {
          ...prather,
          outcome: '6 to 7 hours, odds ratio',
          label: '6 to 7 hours',
          value: null,
          finding: 'no clear difference',
        },
      ],
    },
  ],
};
