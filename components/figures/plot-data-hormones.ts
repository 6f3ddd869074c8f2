import { billhult2008, billhult2009, field, hernandez2004, rapaport2010, twice } from './plot-data-findings.ts';
import type { FindingGroup } from './plot-data-findings.ts';
import type { Plot } from './plot-data.ts';

const moyer = {
  reference: 'moyer2011',
  study: 'Moyer 2011',
  comparison: 'other groups of the same trials',
  value: null,
};

export const cortisol: Plot = {
  from: -0.06,
  to: 0.66,
  ticks: [0, 0.2, 0.4, 0.6],
  neutral: 0,
  digits: 2,
  axis: ['difference between groups,', 'in standard deviations'],
  groups: [
    {
      name: 'Cortisol, all controlled trials found',
      rows: [
        {
          ...moyer,
          label: 'Adults',
          outcome: 'cortisol in adults',
          detail: 'not significant',
          who: 'Adults, several poolings; none statistically significant',
          range: [0.05, 0.3],
        },
        {
          ...moyer,
          label: 'Children',
          outcome: 'cortisol in children',
          detail: 'very few studies',
          who: 'Children, from very few studies; statistically significant',
          value: 0.52,
        },
      ],
    },
  ],
};

export const hormones: readonly FindingGroup[] = [
  {
    name: 'Cortisol',
    rows: [
      {
        reference: 'moyer2004',
        study: 'Moyer 2004',
        label: 'Moyer 2004, pooled',
        who: '37 randomised studies in the whole review; one session',
        comparison: 'several, mostly weak',
        found: 'none',
        rests: 'review',
        words: 'One session did not lower it',
      },
      { ...rapaport2010, found: 'lower', words: 'Small fall' },
      { ...twice, found: 'lower', words: 'size not in our records' },
      { ...billhult2008, words: 'No effect' },
      { ...billhult2009, found: 'none', words: 'Unchanged' },
      { ...field, label: 'Field 2005, one laboratory', found: 'lower', words: 'About 31 per cent down' },
    ],
  },
  {
    name: 'Oxytocin',
    rows: [
      {
        reference: 'li2019',
        study: 'Li 2019',
        label: 'Li 2019, a machine',
        who: '40 men, foot massage by hand or machine, crossover',
        comparison: 'a massage machine; nobody rested',
        found: 'higher',
        rests: 'between',
        words: 'Up after both, more after hands',
      },
      {
        reference: 'morhenn2012',
        study: 'Morhenn 2012',
        label: 'Morhenn 2012, rest',
        who: '95 people (65 massage, 30 rest)',
        comparison: 'rest',
        found: 'higher',
        rests: 'between',
        words: 'Up; how much is not confirmed',
      },
      { ...twice, found: 'higher', words: 'size not in our records' },
      {
        reference: 'bello2008',
        study: 'Bello 2008',
        label: 'Bello 2008, reading',
        who: '14 men, crossover',
        comparison: 'reading',
        found: 'none',
        rests: 'between',
        words: 'Up after massage and after reading',
      },
      { ...billhult2008, words: 'No effect' },
    ],
  },
  {
    name: 'Serotonin in urine or blood, not the brain',
    rows: [
      { ...field, label: 'Field 2005, one laboratory', found: 'higher', words: 'Urine, about 28 per cent up' },
      { ...hernandez2004, words: 'Urine; size not in our records' },
      {
        reference: 'wangz2024',
        study: 'Wang 2024',
        label: 'Wang 2024, tuina',
        who: '23 trials, 1,780 people with insomnia in the whole review',
        comparison: 'not named in our records',
        found: 'higher',
        rests: 'review',
        words: 'Blood; trials at high risk of bias',
      },
    ],
  },
];
