import type { ComponentType } from 'react';
import AbdominalWorkDecision from './abdominal-work-decision.tsx';
import AnxietyEffects from './anxiety-effects.tsx';
import AnxietyTrials from './anxiety-trials.tsx';
import AutonomicPlane from './autonomic-plane.tsx';
import BrainGutRoutes from './brain-gut-routes.tsx';
import CTactilePathway from './c-tactile-pathway.tsx';
import EntericNervousSystem from './enteric-nervous-system.tsx';
import GutBarrier from './gut-barrier.tsx';
import HormoneStudies from './hormone-studies.tsx';
import HpaAxis from './hpa-axis.tsx';
import ImmuneCellTraffic from './immune-cell-traffic.tsx';
import InflammatoryCascade from './inflammatory-cascade.tsx';
import MassageImmuneMarkers from './massage-immune-markers.tsx';
import MicrobiomeEvidenceLadder from './microbiome-evidence-ladder.tsx';
import PainByComparison from './pain-by-comparison.tsx';
import PainModulation from './pain-modulation.tsx';
import PlanAndReview from './plan-and-review.tsx';
import SerotoninTwoSupplies from './serotonin-two-supplies.tsx';
import SleepAndColds from './sleep-and-colds.tsx';
import SleepArchitecture from './sleep-architecture.tsx';
import StressAndTheBowel from './stress-and-the-bowel.tsx';
import SwollenLimbDecision from './swollen-limb-decision.tsx';
import WorryDisorderEmergency from './worry-disorder-emergency.tsx';

export const figures: Record<string, ComponentType> = {
  'brain-gut-routes': BrainGutRoutes,
  'stress-and-the-bowel': StressAndTheBowel,
  'worry-disorder-emergency': WorryDisorderEmergency,
  'anxiety-trials': AnxietyTrials,
  'enteric-nervous-system': EntericNervousSystem,
  'serotonin-two-supplies': SerotoninTwoSupplies,
  'gut-barrier': GutBarrier,
  'immune-cell-traffic': ImmuneCellTraffic,
  'inflammatory-cascade': InflammatoryCascade,
  'microbiome-evidence-ladder': MicrobiomeEvidenceLadder,
  'abdominal-work-decision': AbdominalWorkDecision,
  'swollen-limb-decision': SwollenLimbDecision,
  'autonomic-plane': AutonomicPlane,
  'hpa-axis': HpaAxis,
  'sleep-architecture': SleepArchitecture,
  'pain-modulation': PainModulation,
  'c-tactile-pathway': CTactilePathway,
  'plan-and-review': PlanAndReview,
  'anxiety-effects': AnxietyEffects,
  'sleep-and-colds': SleepAndColds,
  'pain-by-comparison': PainByComparison,
  'massage-immune-markers': MassageImmuneMarkers,
  'hormone-studies': HormoneStudies,
};
