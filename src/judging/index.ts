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
export { isBilled, metricUnits, verdictOf, type MetricUnit, type Verdict } from './verdicts';
