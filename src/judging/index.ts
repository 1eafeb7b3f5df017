export { isBilled, metricUnits, verdictOf, type MetricUnit, type Verdict } from './verdicts';
