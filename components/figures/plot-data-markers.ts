import {
  billhult2008,
  billhult2009,
  hernandez2004,
  hernandez2005,
  rapaport2010,
  twice,
  weekly,
} from './plot-data-findings.ts';
import type { FindingGroup } from './plot-data-findings.ts';

export const markers: readonly FindingGroup[] = [
  {
    name: 'Lymphocytes counted in blood',
    rows: [
      { ...rapaport2010, found: 'higher', words: 'Several types higher, by about 0.14 to 0.43 standard units' },
      { ...weekly, found: 'higher', words: 'Higher counts of several types' },
      { ...twice, found: 'none', words: 'Little change' },
      { ...billhult2008, words: 'No effect on CD4 and CD8 cells' },
      { ...hernandez2004, words: 'More lymphocytes' },
      { ...hernandez2005, words: 'More lymphocytes' },
    ],
  },
  {
    name: 'Natural killer cells',
    rows: [
      { ...billhult2008, words: 'No effect' },
      { ...billhult2009, found: 'higher', words: 'Activity fell less than after a visit' },
      { ...hernandez2004, words: 'Higher count' },
      { ...hernandez2005, words: 'Higher count' },
      {
        reference: 'hillier2010',
        study: 'Hillier 2010',
        label: 'Hillier 2010, two HIV trials',
        who: 'People with HIV; 4 trials, 178 people in the whole review',
        comparison: 'not named in our records',
        found: 'both',
        rests: 'review',
        words: 'CD4 and killer cells rose in one trial and not in another',
      },
    ],
  },
  {
    name: 'Cytokines of cells provoked in a dish',
    rows: [
      { ...rapaport2010, found: 'lower', words: 'Less cytokine' },
      { ...weekly, found: 'lower', words: 'Less cytokine' },
      { ...twice, found: 'higher', words: 'Slightly more of several inflammatory cytokines' },
    ],
  },
  {
    name: 'Inflammatory markers in blood',
    rows: [
      {
        reference: 'fazeli2020',
        study: 'Fazeli 2020',
        label: 'Fazeli 2020, reading',
        who: '12 doctors on night shifts, crossover',
        comparison: 'reading',
        found: 'none',
        rests: 'between',
        words: 'No change in IL-6, IL-8 and TNF-alpha',
      },
      {
        reference: 'supaat2013',
        study: 'Supa’at 2013',
        label: 'Supa’at 2013, rest',
        who: 'Women with high blood pressure, 8 in the massage arm',
        comparison: 'rest',
        found: 'none',
        rests: 'between',
        words: 'VCAM-1 fell with no significant difference between arms; ICAM-1 unchanged',
      },
      {
        reference: 'stenback2024',
        study: 'Stenbäck 2024',
        label: 'Stenbäck 2024',
        who: '46 healthy young adults, one session',
        comparison: 'none',
        found: 'higher',
        rests: 'within',
        words: 'IL-6 from about 1.09 to 1.85 pg/mL',
      },
      {
        reference: 'dupuy2018',
        study: 'Dupuy 2018',
        label: 'Dupuy 2018, after exercise',
        who: '99 studies of all recovery methods, not only massage',
        comparison: 'not named in our records',
        found: 'lower',
        rests: 'review',
        words: 'IL-6 by 0.36 and C-reactive protein by 0.38 across all methods, massage and cold named strongest',
      },
    ],
  },
  {
    name: 'Inflammatory signals in a muscle',
    rows: [
      {
        reference: 'crane2012',
        study: 'Crane 2012',
        label: 'Crane 2012, the other leg',
        who: '11 young men after exhausting exercise',
        comparison: 'the same man’s other leg',
        found: 'lower',
        rests: 'between',
        words: 'Less of some inflammatory signals',
      },
    ],
  },
  { name: 'Infections, or the answer to a vaccine', rows: [], untested: 'not measured: no trial found' },
];
