/** Two trials of massage in generalised anxiety disorder; points are those of the Hamilton Anxiety scale. */
export const sherman = {
  reference: 'sherman2010',
  study: 'Sherman 2010',
  allocated: 68,
  fall: [10, 13],
  p: '.39',
} as const;

export const rapaport = {
  reference: 'rapaport2016',
  study: 'Rapaport 2016',
  allocated: 47,
  analysed: 40,
  ahead: 3.26,
  p: '.03',
} as const;

export const trials = {
  caption: 'Two trials in generalised anxiety disorder, in points on the Hamilton Anxiety scale',
  columns: ['Trial', 'People', 'Within groups', 'Between groups', 'Interval'],
  rows: [
    [
      sherman.study,
      `${String(sherman.allocated)} in three groups`,
      `Fall of roughly ${sherman.fall.join(' to ')} points in each`,
      `Not significant, P about ${sherman.p}; size not in our records`,
      'not in our records',
    ],
    [
      rapaport.study,
      `${String(rapaport.allocated)} allocated, ${String(rapaport.analysed)} analysed, two groups`,
      'Both improved; size not in our records',
      `${String(rapaport.ahead)} points for massage, P about ${rapaport.p}`,
      'not in our records',
    ],
  ],
};
