import type { BodyMapName } from '#lib/catalogue/body-map.ts';

export type Shape = {
  /** What can be pressed: wider than the body where there is room beside it. */
  readonly area: string;
  /** In the middle, or one on each side of it: the keys on the viewer’s left and right. */
  readonly keys: readonly [both: string] | readonly [left: string, right: string];
  /** Where its mark stands. */
  readonly mark: readonly [x: number, y: number];
};

/** The silhouette from the crown down the outside of one half and up the inside of the leg, stretch by stretch. */
const limbs = [
  '18 106, 28 111, 44 116, 58 121, 70 131, 76 147, 79 166, 82 188, 85 208, 88 226, 93 244, 98 264, 103 288, 107 306, 109 314',
  '109 314, 115 321, 121 332, 126 344, 127 351, 123 353, 118 347, 115 342',
  '115 342, 117 354, 117 366, 115 378, 111 386, 106 387, 101 380, 98 368, 96 352, 96 336, 97 322, 95 312',
  '95 312, 88 294, 81 272, 76 252, 73 236, 69 216, 64 196, 59 180, 55 170',
];
const trunk = '55 170, 55 186, 53 204, 50 222, 48 240, 48 256, 51 274, 56 292, 60 310';
const outerLeg =
  '60 310, 63 332, 64 356, 61 386, 56 414, 51 440, 47 460, 45 474, 46 488, 48 508, 49 528, 46 552, 41 578, 36 602, 34 616';
const innerLeg = '12 620, 13 604, 12 582, 9 556, 8 532, 10 510, 12 490, 12 474, 11 456, 9 430, 6 402, 3 376, 0 358';

const headFront = '0 10, 14 12, 25 21, 30 36, 30 48, 30 50';
const ear = '30 50, 34 49, 34 57, 31 64, 28 66';
const jaw = '28 66, 26 75, 21 82, 15 86';
const neck = '15 86, 14 94, 15 101, 18 106';

const footFront = ['34 616, 36 626, 41 638, 46 648, 46 655, 40 658, 30 658, 20 657, 13 654, 10 648, 11 636, 12 620'];
const footBack = ['34 616, 37 630, 41 640, 40 647, 34 648, 30 652, 20 653, 13 649, 11 638, 12 620'];

const silhouetteStretches: Readonly<Record<BodyMapName, readonly string[]>> = {
  front: [headFront, ear, jaw, neck, ...limbs, trunk, outerLeg, ...footFront, innerLeg],
  back: [headFront, ear, jaw, neck, ...limbs, trunk, outerLeg, ...footBack, innerLeg],
};

/** One line around the whole body. */
export const silhouettes: Readonly<Record<BodyMapName, string>> = {
  front: silhouetteStretches.front.join(';'),
  back: silhouetteStretches.back.join(';'),
};

/** Lines inside the body that say where one is, drawn on both halves. */
export const details: Readonly<Record<BodyMapName, readonly string[]>> = {
  front: [
    // Jaw, collarbone, breast muscle, breastbone, rib arch
    '28 66, 24 78, 14 90, 0 95',
    '4 123, 18 121, 34 117, 50 121',
    '55 170, 44 181, 26 185, 8 180',
    '0 128, 0 176',
    '0 207, 8 210, 22 218, 36 229, 48 240',
    // Line of the belly, navel
    '0 216, 0 258',
    '0 270, 0 312',
    '0 263, 2.6 264, 3 267, 0 269',
    // Palm, fingers
    '99 334, 106 330, 112 334',
    '103 386, 103 366, 104 356',
    '108 387, 109 368, 109 356',
    '113 382, 114 368, 113.5 358',
    // Knee cap, shin, ankle, toes
    '18 462, 28 456, 39 462, 41 474, 37 484, 28 488, 19 483, 17 472, 18 462',
    '30 500, 31 530, 29 566, 25 600',
    '15 618, 18 614, 22 616',
    '16 657, 17 651, 16 648',
    '23 658, 24 651, 23 647',
    '30 659, 31 652, 30 648',
    '37 659, 38 653, 36 649',
  ],
  back: [
    '20 80, 10 84, 0 85',
    // Spine, shoulder blade
    '0 98, 0 140, 0 180',
    '0 180, 0 240, 0 296',
    '24 138, 26 154, 31 172, 38 186, 47 178, 53 164',
    '24 138, 36 133, 50 136, 60 142',
    // Waist muscles, sacrum, buttocks
    '12 214, 10 240, 12 268, 15 288',
    '22 300, 14 318, 6 334, 0 344',
    '0 344, 0 366',
    '0 366, 10 376, 26 379, 42 374, 52 364',
    // Hand
    '103 386, 103 366, 104 356',
    '108 387, 109 368, 109 356',
    '113 382, 114 368, 113.5 358',
    // Thigh, hollow of the knee, calf, tendon of the heel
    '30 384, 30 412, 29 440',
    '14 468, 22 472, 32 472, 43 467',
    '14 520, 18 536, 26 541, 28 534',
    '28 534, 32 543, 40 540, 46 526',
    '20 566, 21 590, 19 616',
    '28 566, 27 590, 29 616',
    '14 640, 22 644, 32 640',
  ],
};

/** A stretch of a leg between two lines across it, each sagging a little as a band around a limb does. */
const leg = (from: number, to: number, sag = 5) =>
  `0 ${from}, 12 ${from}, 30 ${from + sag}, 50 ${from}, 80 ${from}; 80 ${to}, 50 ${to}, 30 ${to + sag}, 12 ${to}, 0 ${to}`;

const jawLine = '28 66, 24 78, 14 90, 0 95';
const collar = '0 126, 4 123, 18 121, 30 112';
const ribArch = '0 207, 8 210, 22 218, 36 229, 48 240, 60 248';
const armpitFront = '30 110, 40 126, 48 146, 56 172';
const fold = '0 366, 10 376, 26 379, 42 374, 54 364, 70 360';
const inguinal = '68 308, 50 328, 24 350, 0 364';

const back = (line: string) => line.split(',').toReversed().join(',');

export const shapes: Readonly<Record<BodyMapName, readonly Shape[]>> = {
  front: [
    { keys: ['head'], area: `0 0; 44 0; 44 66; ${jawLine}`, mark: [0, 52] },
    { keys: ['throat'], area: `${back(jawLine)}; 42 66; 36 104; ${back(collar)}`, mark: [0, 109] },
    {
      keys: ['rshoulder', 'lshoulder'],
      area: `${armpitFront}; 56 172, 66 177, 80 172; 98 170; 98 104; 38 96`,
      mark: [62, 145],
    },
    { keys: ['chest'], area: `${collar}; ${armpitFront}; 58 200; ${back(ribArch)}`, mark: [0, 165] },
    {
      keys: ['rarm', 'larm'],
      area: '56 172, 66 177, 80 172; 104 170; 110 230; 90 233, 82 242, 74 240; 62 240',
      mark: [75, 206],
    },
    {
      keys: ['rforearm', 'lforearm'],
      area: '62 240, 74 240, 82 242, 90 233; 112 230; 130 304; 110 310, 102 316, 94 316; 78 320',
      mark: [89, 272],
    },
    {
      keys: ['rhand', 'lhand'],
      area: '78 320; 94 316, 102 316, 110 310; 130 304; 140 330; 140 400; 78 400',
      mark: [106, 348],
    },
    { keys: ['ruq', 'luq'], area: `${ribArch}; 58 266; 48 266, 30 269, 10 267, 0 266`, mark: [27, 247] },
    {
      keys: ['rlq', 'llq'],
      area: '0 266, 10 267, 30 269, 48 266; 58 266; 68 308; 40 319, 20 323, 0 324',
      mark: [27, 296],
    },
    { keys: ['groin'], area: `0 324, 20 323, 40 319, 68 308; ${inguinal}`, mark: [0, 340] },
    {
      keys: ['rthigh', 'lthigh'],
      area: `${inguinal}; 0 444, 12 444, 30 449, 50 444; 68 444; 72 390; 72 330`,
      mark: [34, 396],
    },
    { keys: ['rknee', 'lknee'], area: leg(444, 496), mark: [29, 473] },
    { keys: ['rshin', 'lshin'], area: leg(496, 610), mark: [29, 546] },
    { keys: ['rfoot', 'lfoot'], area: leg(610, 664), mark: [28, 638] },
  ],
  back: [
    { keys: ['headback'], area: '0 0; 44 0; 44 66; 28 70, 20 80, 10 84, 0 85', mark: [0, 46] },
    { keys: ['nape'], area: '0 85, 10 84, 20 80, 28 70; 42 66; 38 104; 33 110, 20 117, 0 122', mark: [0, 103] },
    {
      keys: ['lshoulderb', 'rshoulderb'],
      area: '33 110, 26 116, 22 130, 22 160, 22 198; 22 198, 40 200, 58 197; 56 172; 56 172, 66 177, 80 172; 98 170; 98 104; 38 96',
      mark: [47, 154],
    },
    { keys: ['upback'], area: '0 122, 20 117, 26 115; 22 130, 22 160, 22 198; 10 199, 0 200', mark: [0, 159] },
    { keys: ['midback'], area: '0 200, 20 199, 40 200, 60 196; 60 244; 40 249, 20 250, 0 250', mark: [0, 225] },
    { keys: ['lowback'], area: '0 250, 20 250, 40 249, 60 244; 64 292; 44 298, 22 300; 0 300', mark: [0, 275] },
    {
      keys: ['larmback', 'rarmback'],
      area: '56 172, 66 177, 80 172; 104 170; 108 220; 92 222, 82 228, 72 226; 60 226',
      mark: [75, 202],
    },
    {
      keys: ['lelbow', 'relbow'],
      area: '60 226; 72 226, 82 228, 92 222; 110 220; 130 304; 110 310, 102 316, 94 316; 78 320',
      mark: [89, 270],
    },
    { keys: ['sacrum'], area: '0 300; 22 300; 22 300, 14 318, 6 334, 0 346', mark: [0, 315] },
    {
      keys: ['lbuttock', 'rbuttock'],
      area: `22 300, 44 298, 64 292; 72 330; 70 360; ${back(fold)}; 0 346; 0 346, 6 334, 14 318, 22 300`,
      mark: [35, 340],
    },
    {
      keys: ['lhamstring', 'rhamstring'],
      area: `${fold}; 72 390; 68 446; 50 446, 30 451, 12 446, 0 446`,
      mark: [31, 414],
    },
    { keys: ['lkneeback', 'rkneeback'], area: leg(446, 494), mark: [29, 472] },
    { keys: ['lcalf', 'rcalf'], area: leg(494, 604), mark: [28, 520] },
    { keys: ['lheel', 'rheel'], area: leg(604, 664), mark: [24, 630] },
  ],
};
