/** A direction without a size. `both`: two trials of one review that disagreed. */
export type Finding = {
  readonly reference: string;
  readonly study: string;
  readonly label: string;
  readonly who: string;
  readonly comparison: string;
  readonly found: 'lower' | 'none' | 'higher' | 'both';
  /** What the direction rests on: a difference between groups, a change inside one group, or a review of other trials. */
  readonly rests: 'between' | 'within' | 'review';
  readonly words: string;
};

export type FindingGroup = {
  readonly name: string;
  readonly rows: readonly Finding[];
  /** Said in place of rows where nobody has looked. */
  readonly untested?: string;
};

export const rapaport2010 = {
  reference: 'rapaport2010',
  study: 'Rapaport 2010',
  label: 'Rapaport 2010, light touch',
  who: '53 healthy adults, one session',
  comparison: 'light touch',
  rests: 'between',
} as const;
const rapaport2012 = {
  reference: 'rapaport2012',
  study: 'Rapaport 2012',
  who: 'Healthy adults, five weeks (number not confirmed)',
  comparison: 'light touch',
  rests: 'between',
} as const;
export const weekly = { ...rapaport2012, study: 'Rapaport 2012, once a week', label: 'Rapaport 2012, once a week' };
export const twice = { ...rapaport2012, study: 'Rapaport 2012, twice a week', label: 'Rapaport 2012, twice a week' };
export const billhult2008 = {
  reference: 'billhult2008',
  study: 'Billhult 2008',
  label: 'Billhult 2008, visits',
  who: '22 women with breast cancer, ten sessions',
  comparison: 'visits without massage',
  found: 'none',
  rests: 'between',
} as const;
export const billhult2009 = {
  reference: 'billhult2009',
  study: 'Billhult 2009',
  label: 'Billhult 2009, a visit',
  who: '30 women with breast cancer, one session',
  comparison: 'a visit without massage',
  rests: 'between',
} as const;
export const hernandez2004 = {
  reference: 'hernandezreif2004',
  study: 'Hernandez-Reif 2004',
  label: 'Hernandez-Reif 2004',
  who: '34 women with breast cancer, five weeks; 27 gave immune samples',
  comparison: 'usual care, but change inside the group reported',
  found: 'higher',
  rests: 'within',
} as const;
export const hernandez2005 = {
  reference: 'hernandezreif2005',
  study: 'Hernandez-Reif 2005',
  label: 'Hernandez-Reif 2005',
  who: 'Women with breast cancer (number not confirmed)',
  comparison: 'relaxation or usual care, but change inside the group reported',
  found: 'higher',
  rests: 'within',
} as const;
export const field = {
  reference: 'field2005',
  study: 'Field 2005',
  who: 'Several small studies of one laboratory',
  comparison: 'none: averages of change inside groups',
  rests: 'within',
} as const;
