export type { FigureName, FigureUnit } from './compared-figures';
export {
  comparisonOf,
  comparisonPlan,
  type ComparedCell,
  type ComparedRow,
  type Comparison,
  type Difference,
  type Word,
} from './comparison';
export type { MeanSeries, SeriesName } from './mean-series';
export { wideAbove, type Estimate } from './estimate';
export {
  confidenceOf,
  flowFigureNames,
  type Confidence,
  type FlowEstimates,
  type FlowFigureName,
  type LoadEstimate,
  type RequirementEstimate,
} from './replications';
export {
  faultWords as surveyWords,
  scenarioWith,
  surveyOf,
  surveyPlan,
  worstRows,
  type Survey,
  type SurveyCell,
  type SurveyPlan,
  type SurveyRow,
} from './survey/survey';
export { pathsOf, surveyCases, type SurveyCase } from './survey/survey-cases';
export { measuredOn, partsWanted } from './required';
export {
  usualSeeds,
  variantsPlan,
  variantsTable,
  type VariantCell,
  type VariantRow,
  type VariantsMade,
  type VariantsPlan,
  type VariantsTable,
} from './variants/variants';
export { idleWords, rowWords, tableWords } from './variants/words';
export { isBilled, isOfRequests, isOfRun, unitOf, verdictOf, type MetricUnit, type Verdict } from './verdicts';
export {
  crossingsOf,
  loadLimits,
  sweepCurves,
  sweepMetrics,
  sweepPlan,
  type Crossing,
  type FirstFailure,
  type LoadLimits,
  type SweepCurve,
  type SweepMade,
  type SweepMetric,
  type SweepOrder,
  type SweepParameter,
  type SweepRun,
} from './sweep';
export { judgedDocument } from './exercises/judged';
export type { GoalResult, JudgeTrial } from './exercises/goal-result';
export { figureUnit } from './exercises/run-figures';
export { unitOfDrawn } from './exercises/drawn';
export { billShare, tellersOf } from './exercises/judge-telemetry';
export { judge, judgeDrawing, type Judgement } from './exercises/judge';
export {
  exerciseFaults,
  exerciseTestPlan,
  testedRows,
  type ExerciseTestPlan,
  type TestedRow,
} from './exercises/authoring/exercise-test';
export { proposalPlan, proposalsOf, type Proposal, type ProposalPlan } from './exercises/authoring/proposals';
export { equalHandIns } from './exercises/equal-hand-ins';
export { judgedBy, SharedRuns, type SharedPlan } from './exercises/shared-runs';
export { textHash } from './exercises/seeds';
export { locksOf, type Lock } from './exercises/locks';
export { judgePlan, type JudgeInput, type JudgeOrder } from './exercises/plan';
export { answerWhy, explain, whyOrders, whyRuns, type Attempt } from './why/why';
export type { WhyMade, WhyOrder, WhyQuestion } from './why/why-trials';
export { explained as explainedRequirements, type WhyAsked } from './why/subject';
export { percentWords, resourceNames } from './why/why-names';
export { whyWords, type WhySentence } from './why/words';
