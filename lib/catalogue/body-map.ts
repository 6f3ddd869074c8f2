/** The regions of the body maps by name, from head to foot. Sides are the client's own: left is the client's left. */
export const bodyMaps = {
  front: {
    head: 'Head and face',
    throat: 'Front of the neck',
    rshoulder: 'Right shoulder',
    lshoulder: 'Left shoulder',
    chest: 'Chest',
    rarm: 'Right upper arm',
    larm: 'Left upper arm',
    rforearm: 'Right forearm',
    lforearm: 'Left forearm',
    rhand: 'Right hand',
    lhand: 'Left hand',
    ruq: 'Upper abdomen, right',
    luq: 'Upper abdomen, left',
    rlq: 'Lower abdomen, right',
    llq: 'Lower abdomen, left',
    groin: 'Groin',
    rthigh: 'Right thigh',
    lthigh: 'Left thigh',
    rknee: 'Right knee',
    lknee: 'Left knee',
    rshin: 'Right shin',
    lshin: 'Left shin',
    rfoot: 'Right foot',
    lfoot: 'Left foot',
  },
  back: {
    headback: 'Back of the head',
    nape: 'Back of the neck',
    lshoulderb: 'Left shoulder blade',
    rshoulderb: 'Right shoulder blade',
    upback: 'Upper back, between the shoulder blades',
    midback: 'Middle back',
    lowback: 'Lower back',
    larmback: 'Left upper arm',
    rarmback: 'Right upper arm',
    lelbow: 'Left elbow and forearm',
    relbow: 'Right elbow and forearm',
    sacrum: 'Sacrum',
    lbuttock: 'Left buttock',
    rbuttock: 'Right buttock',
    lhamstring: 'Back of the left thigh',
    rhamstring: 'Back of the right thigh',
    lkneeback: 'Hollow of the left knee',
    rkneeback: 'Hollow of the right knee',
    lcalf: 'Left calf',
    rcalf: 'Right calf',
    lheel: 'Left heel',
    rheel: 'Right heel',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export const bodyMapNames = ['front', 'back'] as const satisfies readonly (keyof typeof bodyMaps)[];
export type BodyMapName = (typeof bodyMapNames)[number];

const regionKeys: readonly string[] = bodyMapNames.flatMap((map) => Object.keys(bodyMaps[map]));

/** Where a region stands from head to foot; a key that no map has comes last. */
export function regionPlace(key: string): number {
  const place = regionKeys.indexOf(key);
  return place === -1 ? regionKeys.length : place;
}

/** What a map calls a region, or null where it has none of that key. */
export function regionName(map: BodyMapName, key: string): string | null {
  const regions: Readonly<Record<string, string>> = bodyMaps[map];
  return Object.hasOwn(regions, key) ? (regions[key] ?? null) : null;
}
