import { cancerPain, crawford, fibromyalgia, packheiser, surgery, unnamed } from './plot-data.ts';
import type { Plot } from './plot-data.ts';

const inGeneral = { ...crawford, label: 'Crawford 2016', detail: 'pain in general', outcome: 'pain', isMain: true };
const kong = {
  reference: 'kong2013',
  study: 'Kong 2013',
  label: 'Kong 2013, neck',
  detail: 'straight after',
  outcome: 'neck pain',
  who: 'Neck pain, straight after; 12 studies in the whole review',
};
const inCancer = { ...cancerPain, detail: 'cancer pain', outcome: 'pain', label: 'Boyd 2016, part II' };
const release = { outcome: 'pain', label: 'Wu 2021, back', detail: 'myofascial release', comparison: unnamed };

export const pain: Plot = {
  from: -1.95,
  to: 0.22,
  ticks: [-1.5, -1, -0.5, 0],
  neutral: 0,
  digits: 2,
  axis: ['standard deviations; further', 'left is less pain'],
  groups: [
    {
      name: 'Against nothing or inactive care',
      rows: [
        { ...inGeneral, comparison: 'nothing', value: -1.14 },
        { ...kong, comparison: 'inactive care', value: -1.79 },
        { ...packheiser, detail: 'many kinds of touch', outcome: 'pain', value: -0.69 },
        { ...inCancer, comparison: 'nothing', value: -0.2 },
      ],
    },
    { name: 'Against a sham', rows: [{ ...inGeneral, comparison: 'a sham', value: -0.44 }] },
    {
      name: 'Against active care',
      rows: [
        { ...inGeneral, comparison: 'active care', value: -0.26 },
        { ...surgery, detail: 'pain after surgery', outcome: 'pain', label: 'Boyd 2016, part III', value: -0.79 },
        { ...inCancer, comparison: 'active care', value: -0.55 },
        { ...kong, comparison: 'active care', value: null, finding: 'no advantage' },
      ],
    },
    {
      name: 'Comparison not named in our records',
      rows: [
        { ...fibromyalgia, label: 'Li 2014', detail: 'fibromyalgia', outcome: 'pain', value: -0.62 },
        {
          ...release,
          reference: 'wu2021',
          study: 'Wu 2021',
          who: 'Back pain, myofascial release; 8 trials, 375 people',
          value: -0.37,
          interval: [-0.67, -0.08],
        },
        {
          ...release,
          reference: 'mfr2021',
          study: 'Chen 2021',
          label: 'Chen 2021, back',
          who: 'Back pain, myofascial release; 8 trials, 386 people',
          value: -0.12,
          interval: [-0.35, 0.11],
        },
      ],
    },
  ],
};
