export { isBilled, verdictOf, type Verdict } from './verdicts';
